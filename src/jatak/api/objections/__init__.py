"""Objections: a no, which is always heard."""
