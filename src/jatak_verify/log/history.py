"""What the heads of a file say: the root of the log at each size, and who signed."""

from dataclasses import dataclass, field
from datetime import datetime

from jatak_verify.errors import Broken
from jatak_verify.files.export import Export
from jatak_verify.finding import Troubles
from jatak_verify.log.head import PATH, Head, day, head_of

CONSISTENCY = "log/consistency.jsonl"


@dataclass
class History:
    """The heads, without what is large about them."""

    log: str = ""
    roots: dict[int, bytes] = field(default_factory=dict)
    """By size, from the smallest on."""
    keys: dict[bytes, int] = field(default_factory=dict)
    """Who signed how many."""
    count: int = 0
    newest: Head | None = None
    stamped: list[Head] = field(default_factory=list)
    """Heads with time stamps: one a day, so a few thousand at most."""
    signed: list[tuple[int, datetime]] = field(default_factory=list)
    """Size and time of each, from the smallest on."""

    @property
    def as_of(self) -> datetime:
        """When the newest head was signed; raises Broken where there is none."""
        if self.newest is None:
            raise Broken("There is no head of the log in this file.")
        return self.newest.at


def read(export: Export, troubles: Troubles) -> History:
    """Every head of an export; one that is not signed, or that another contradicts, is a trouble. Raises Broken."""
    found = History()
    for number, row in enumerate(export.rows(PATH), 1):
        _take(found, head_of(row, f"Line {number:,} of {PATH}"), troubles)
    return found


def _take(found: History, head: Head, troubles: Troubles) -> None:
    if found.newest is not None:
        if head.log != found.newest.log:
            troubles.add(f"{_capital(head.words)} is that of another log.")
        if head.size < found.newest.size:
            troubles.add(f"{_capital(head.words)} stands behind a larger one.")
    if not head.is_signed:
        troubles.add(f"{_capital(head.words)} was changed after it was signed, or the signature was.")
    if found.roots.setdefault(head.size, head.root) != head.root:
        both = f"The log of {head.size:,} entries has two roots: whoever signed both"
        troubles.add(f"{both}, the last on {day(head.at)}, told two stories.")
    found.count += 1
    found.signed.append((head.size, head.at))
    found.keys[head.key] = found.keys.get(head.key, 0) + 1
    found.log, found.newest = head.log, head
    if head.stamps:
        found.stamped.append(head)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
