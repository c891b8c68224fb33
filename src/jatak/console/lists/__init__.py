"""How the list stands: who is active, whom nobody has reached, and what falls away."""
