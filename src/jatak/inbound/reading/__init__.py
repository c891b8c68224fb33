"""Reading what came in: bytes in, what they say out; no Django, no database, no clock."""
