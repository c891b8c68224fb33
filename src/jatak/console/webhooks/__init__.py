"""Pages about programs of others that are called."""
