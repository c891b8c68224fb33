"""Moving a message to where it belongs, so that the folder holds what nobody has taken in yet."""

from enum import StrEnum

from jatak.inbound.mailbox.connection import Connection, quoted
from jatak.inbound.models import Deed


class Place(StrEnum):
    """Our folders, below one of their own."""

    DONE = "Done"
    DESK = "Desk"
    """A person looks at it."""
    QUARANTINE = "Quarantine"


def place_of(deed: str) -> Place:
    """Where a message goes, by what was done about it."""
    if deed in (Deed.HELD, Deed.POST):
        return Place.DESK
    return Place.QUARANTINE if deed == Deed.QUARANTINED else Place.DONE


class Folders:
    """Our folders on this server; they are made when they are first needed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        before, self._between = connection.prefix()
        self._below = f"{before}Jatak"
        self._there: set[str] = set()

    def move(self, uid: str, to: Place) -> None:
        """Move one message (RFC 6851), or copy it and take the first away; that it is gone already is no failure."""
        folder = self._made(f"{self._below}{self._between}{to}")
        if self._connection.can("MOVE"):
            self._connection.uid("MOVE", uid, quoted(folder))
            return
        self._connection.uid("COPY", uid, quoted(folder))
        self._connection.uid("STORE", uid, "+FLAGS.SILENT", r"(\Deleted)")
        if self._connection.can("UIDPLUS"):
            self._connection.uid("EXPUNGE", uid)
        elif self._marked() == [uid]:
            # Without UIDPLUS, EXPUNGE also takes away what others marked: what is marked besides stays, unread by us.
            self._connection.expunge()

    def _marked(self) -> list[str]:
        found = self._connection.uid("SEARCH", "DELETED")
        return (found[0] or b"").decode("ascii").split() if found else []

    def _made(self, folder: str) -> str:
        if folder not in self._there:
            for each in (self._below, folder):
                if not self._connection.has(each):
                    self._connection.make(each)
            self._there.add(folder)
        return folder
