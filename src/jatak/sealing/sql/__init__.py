"""What this room asks the database."""
