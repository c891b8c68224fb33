"""The phrases: a file a language."""
