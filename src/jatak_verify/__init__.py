"""Checks an export of Jatak: a program of its own that needs the file, and neither a server nor its database."""
