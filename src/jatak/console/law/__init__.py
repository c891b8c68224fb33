"""What holds in a country, with sources."""
