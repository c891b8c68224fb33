"""What a restored backup must not undo, written down apart from the database."""

from jatak.backup.journal.place import tidy
from jatak.backup.journal.writing import log, write

__all__ = ["log", "tidy", "write"]
