"""Receipts in the console: what a company declares for them, and those of one person."""
