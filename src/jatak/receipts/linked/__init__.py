"""Records as JSON-LD, written and read without a network."""
