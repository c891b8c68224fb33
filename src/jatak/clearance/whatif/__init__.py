"""What would change for whom, before it is switched on."""
