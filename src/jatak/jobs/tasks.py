"""The jobs; each is safe to do twice, and goes on where a killed one was."""

from jatak.jobs import campaigns, counting, rounds

__all__ = ["campaigns", "counting", "rounds"]
