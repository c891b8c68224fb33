"""What falls due, and how long everything is kept."""
