"""Who came in by a file is told within a month what is done with their data (GDPR art. 14)."""
