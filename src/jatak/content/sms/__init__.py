"""A message by SMS: what its words become, in how many parts, and what stands around them."""
