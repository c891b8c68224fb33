"""Whom something that came in is about, and what proves it: From alone proves nothing."""
