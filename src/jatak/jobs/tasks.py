"""The jobs; each is safe to do twice, and goes on where a killed one was."""

from jatak.jobs import campaigns, collection, counting, imports, inbound, letters, notices, pictures, rounds

__all__ = ["campaigns", "collection", "counting", "imports", "inbound", "letters", "notices", "pictures", "rounds"]
