"""The jobs; each is safe to do twice, and goes on where a killed one was."""

from jatak.jobs import counting

__all__ = ["counting"]

from jatak.jobs import campaigns, rounds

__all__ = ["campaigns", "rounds"]
