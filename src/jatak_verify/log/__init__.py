"""The verifiable log (RFC 9162): its signed heads, that it only grew, and that the entries are in it."""
