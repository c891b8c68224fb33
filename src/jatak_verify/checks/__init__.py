"""One file a check: each answers with sentences."""
