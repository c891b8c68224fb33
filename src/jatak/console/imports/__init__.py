"""Pages of imports: a file is brought, understood, tried, and taken in."""
