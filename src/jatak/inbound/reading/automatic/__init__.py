"""Answers of programs: absence notes, receipts, questions whether a sender is human (RFC 3834)."""
