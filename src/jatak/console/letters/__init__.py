"""Writing what a message says: blocks, languages, preview, approval."""
