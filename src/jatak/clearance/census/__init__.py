"""Counts of audiences that are kept: who is in, who is out, why, and what the clocks will do."""
