"""Finding people by name, address, telephone or number, a page at a time and by an index at every step."""
