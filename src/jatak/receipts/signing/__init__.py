"""Who issued a receipt, proven by a signature that stands in it (RFC 7515)."""
