"""Answers in one action: a document to read, the same as data, and what proves it; for a person or an authority."""
