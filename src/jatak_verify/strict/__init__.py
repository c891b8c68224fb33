"""Readers that take one way of writing each value, and no other."""
