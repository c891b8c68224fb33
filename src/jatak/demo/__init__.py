"""The demo: a whole story on a house of its own, from the first yes to the proof, each step asserted."""
