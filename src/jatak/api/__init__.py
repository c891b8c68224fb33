"""The API at /api/v1: the programs of a company ask, and tell what people did."""
