"""The log's entry of an imported act with holes, so that the database can fill in a row and commit to it.

It is made of `consent.entry` itself: what that says of an event, an import's event says.
"""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from jatak.base.hashing import canonical_json
from jatak.consent.entry import entry
from jatak.consent.models import Event

EVENT_ID = uuid.UUID(int=0x80008000000000000001)
ABOUT_ID = uuid.UUID(int=0x80008000000000000002)
ADDRESS_HASH = bytes.fromhex("a1" * 32)
PARTICULARS = bytes.fromhex("b2" * 32)
PERSON_ID = 4_611_686_018_427_387_903
AT = datetime(1, 2, 3, 4, 5, 6, 7, tzinfo=UTC)
HOLES = {
    "about": f'"{ABOUT_ID}"',
    "address_hash": ADDRESS_HASH.hex(),
    "at": "0001-02-03T04:05:06.000007Z",
    "id": str(EVENT_ID),
    "particulars": f'"{PARTICULARS.hex()}"',
    "person": f'"{PERSON_ID}"',
}
"""What stands in each hole while the template is made, in the order of canonical JSON."""


@dataclass(frozen=True, slots=True)
class Said:
    """What all events of one kind in an import say alike."""

    kind: str
    controller_id: int
    recorded_at: datetime
    notice_text_id: int | None = None
    version_id: int | None = None
    channels: tuple[str, ...] = ()
    survey: bool = False


def template(said: Said, *holes: str) -> list[str]:
    """The pieces of the entry between the holes that are named, in the order of HOLES; what is no hole is null."""
    event = Event(
        id=EVENT_ID,
        kind=said.kind,
        at=AT,
        recorded_at=said.recorded_at,
        person_id=PERSON_ID,
        address_hash=ADDRESS_HASH,
        controller_id=said.controller_id,
        notice_text_id=said.notice_text_id,
        collection_point_version_id=said.version_id,
        channels=list(said.channels),
        survey=said.survey,
        about_id=ABOUT_ID if "about" in holes else None,
        actor="import",
        via="import",
        particulars_commitment=PARTICULARS if "particulars" in holes else None,
    )
    return _cut(canonical_json(entry(event)).decode(), [HOLES[name] for name in HOLES if name in holes])


def _cut(text: str, fillings: list[str]) -> list[str]:
    places = [(text.index(filling), len(filling)) for filling in fillings]
    if places != sorted(places) or any(text.count(filling) != 1 for filling in fillings):
        raise ValueError("the entry of an event has another order than that of an import")
    edges = [(0, 0), *places, (len(text), 0)]
    return [text[start + length : end] for (start, length), (end, _) in pairwise(edges)]
