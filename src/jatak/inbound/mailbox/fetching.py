"""Fetching messages in pieces, so that no mail is larger than what we hold of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from jatak.inbound.mailbox.connection import Connection

PIECE = 256 * 1024
LONGEST = 4 * 1024 * 1024
"""Bytes of a message that are read; what stands behind them stays in the mailbox."""
SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
INSTANT = re.compile(rb'INTERNALDATE "([ \d]\d)-(\w{3})-(\d{4}) (\d\d:\d\d:\d\d) ([+-]\d{4})"')
MONTHS = (b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec")
NOT_MOVED = "UNDELETED"
"""What was copied but could not be taken away carries the mark of deleted ones, and is not read again."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A message as it lies in the mailbox."""

    uid: str
    data: bytes
    size: int
    """Of the whole message, in bytes."""
    received_at: datetime | None
    """When the mailbox received it, as the server says (INTERNALDATE)."""


def waiting(connection: Connection) -> list[str]:
    """The numbers of the messages in the open folder, the oldest first."""
    found = connection.uid("SEARCH", NOT_MOVED)
    return sorted((found[0] or b"").decode("ascii").split(), key=int) if found else []


def fetch(connection: Connection, uid: str) -> Fetched | None:
    """One message, unread as it was; None when somebody else took it away."""
    about = b" ".join(_flat(connection.uid("FETCH", uid, "(UID RFC822.SIZE INTERNALDATE)")))
    size = SIZE.search(about)
    if size is None:
        return None
    return Fetched(uid, b"".join(_pieces(connection, uid, int(size[1]))), int(size[1]), _instant(about))


def _pieces(connection: Connection, uid: str, size: int) -> Iterator[bytes]:
    # A server may count the size otherwise than it sends (RFC 9051, 2.3.4): the end is where nothing comes any more.
    for start in range(0, LONGEST, PIECE):
        piece = _literal(connection.uid("FETCH", uid, f"(BODY.PEEK[]<{start}.{PIECE}>)"))
        yield piece
        if len(piece) < PIECE:
            return


def _literal(answered: list[Any]) -> bytes:
    return next((bytes(each[1]) for each in answered if isinstance(each, tuple) and len(each) > 1), b"")


def _flat(answered: list[Any]) -> Iterator[bytes]:
    for each in answered:
        if isinstance(each, tuple):
            yield from (part for part in each if isinstance(part, bytes))
        elif isinstance(each, bytes):
            yield each


def _instant(about: bytes) -> datetime | None:
    found = INSTANT.search(about)
    if found is None or found[2] not in MONTHS:
        return None
    day, month, year, clock, zone = (part.decode() for part in found.groups())
    iso = f"{year}-{MONTHS.index(month.encode()) + 1:02}-{int(day):02}T{clock}{zone[:3]}:{zone[3:]}"
    try:
        return datetime.fromisoformat(iso).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
