"""The inbox: what a person must look at, and what is done about it."""
