"""The jobs; each is safe to do twice, and goes on where a killed one was."""
