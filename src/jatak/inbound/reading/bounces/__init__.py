"""Notices that a message did not arrive: who says so, of whom, why, and whether for good."""
