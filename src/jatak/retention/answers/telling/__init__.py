"""The sections of an answer, a file each."""
