"""Who looked at whom, and who changed what."""
