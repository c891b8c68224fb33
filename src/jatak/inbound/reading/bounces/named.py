"""Which addresses of a notice are those that failed: told by where they stand."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from jatak.inbound.reading.mail.addresses import addresses_in
from jatak.inbound.reading.phrases.folding import folded
from jatak.inbound.reading.phrases.tables import table

LEAD = re.compile(r"""^[\s>*•·+|\[('"«<=:;,.\-–—]*(?:mailto:)?\Z""")
"""What may stand before an address that begins its line."""
HEADER = re.compile(r"[\s>*\-•]{0,40}([^:]{1,20}?)\s{0,5}:")
CODE = re.compile(r"(?:^|\D)[45][0-5]\d(?:\D|$)|[45]\.\d\.\d")
SYSTEM = re.compile(
    r"^(?:mailer-daemon|postmaster|mail-daemon|mailerdaemon|abuse|postmaestro|hostmaster|root)@", re.IGNORECASE
)
LINES, LETTERS = 400, 1000
"""What is looked at of a notice, and of a line of it."""
SURE, UNSURE = 3, 5
"""Weights: below the first its place says that it failed; at the second nothing does."""
WORDS = re.compile(r">? [a-z]{3,}")
WIDE = 45
"""A line that is as long may have been broken."""


@dataclass(frozen=True, slots=True)
class Named:
    """An address in a notice; `weight` is the less, the surer it failed; `at` is where it stands."""

    address: str
    weight: int
    at: int
    former: bool = False
    """What it was expanded from: whom the sender wrote to."""


def named_in(notice: str, ours: Collection[str] = ()) -> list[Named]:
    """The addresses of the surest kind that there are; of mail systems and `ours` only where the notice is plain."""
    every = list(_named(notice))
    known = {address.lower() for address in ours}
    others = [one for one in every if one.address.lower() not in known and not SYSTEM.match(one.address)]
    chosen = others or [one for one in every if one.weight < SURE]
    surest = min((one.weight for one in chosen), default=0)
    return _once([one for one in chosen if one.weight == surest or one.former])


def _once(every: list[Named]) -> list[Named]:
    """Each address once, where it stood first."""
    first: dict[str, Named] = {}
    for one in every:
        first.setdefault(one.address.lower(), one)
    return list(first.values())


def _named(notice: str) -> Iterator[Named]:
    place = 0
    before = ""
    for whole in notice.split("\n")[:LINES]:
        line = whole[:LETTERS]
        if "@" in line and not _begins(line, "aside"):
            for at, address in addresses_in(line):
                yield _weighed(line, at, address, place, before)
        before = line if line.strip() else before
        place += len(whole) + 1


def _weighed(line: str, at: int, address: str, place: int, before: str) -> Named:
    lead = line[:at]
    if _says(lead, "former") or (not lead.strip(" \t(<") and _says(before[-40:], "former")):
        return Named(address, 1, place + at, former=True)
    return Named(address, _weight(line, lead, address, before), place + at)


def _weight(line: str, lead: str, address: str, before: str) -> int:
    said = folded(line)
    if _has(said, "help") and not CODE.search(line):
        return 6
    if "://" in line and address in line[line.find("://") :].split()[0]:
        return 7
    if LEAD.match(lead) or lead.rstrip("<").endswith("SMTP="):
        asked = _says(before, "help") and not CODE.search(before)
        return 4 if asked else UNSURE if _goes_on(line[len(lead) + len(address) :], before) else 1
    if _begins(line, "to"):
        return 4
    if _has(said, "keys"):
        return 2
    return 3 if CODE.search(line) or _says(before, "keys") else 5


def _goes_on(behind: str, before: str) -> bool:
    """Whether the address begins its line by chance, in the middle of a sentence."""
    return bool(WORDS.match(behind)) and len(before) > WIDE and before[-1].isalnum() and "@" not in before


def _begins(line: str, kind: str) -> bool:
    """Whether the line is a header of this kind; `X-` headers are none of a recipient's."""
    match = HEADER.match(line)
    name = folded(match[1]) if match else ""
    return name in _words(kind) or (kind == "aside" and name.startswith("x-"))


def _says(text: str, kind: str) -> bool:
    return _has(folded(text), kind)


def _has(said: str, kind: str) -> bool:
    return any(word in said for word in _words(kind))


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(folded(word) for word in table("places")[kind])
