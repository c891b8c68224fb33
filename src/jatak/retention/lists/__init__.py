"""How the list of a company really stands: who is active, who is silent, and whom nobody has reached for years."""
