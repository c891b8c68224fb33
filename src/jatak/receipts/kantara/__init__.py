"""Receipts after Kantara v1.1 (2018), which many products still write: read here, never written."""
