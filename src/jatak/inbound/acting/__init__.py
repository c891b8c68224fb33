"""Doing what was asked by what came in."""
