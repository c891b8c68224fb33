"""Lays a row into the tables: its company, its person, and every fact where that fact lives."""
