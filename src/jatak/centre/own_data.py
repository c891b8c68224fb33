"""Everything that one company keeps of a person, for that person: as a page, and as data (GDPR art. 15 and 20)."""

import json
from datetime import datetime
from importlib import metadata

from jatak.centre.door import Door
from jatak.database.using import acting_as
from jatak.evidence.contents import Contents, Stamp
from jatak.evidence.html import rendered
from jatak.retention.disclosure.one_instant import one_instant
from jatak.retention.disclosure.person import of_person


def as_page(door: Door, at: datetime) -> str:
    """The page of the export that an operator would make of this person, at this company alone."""
    stamp = _stamp(at)
    return rendered(_collected(door).page(stamp))


def as_json(door: Door, at: datetime) -> str:
    """The same rows in one document: each part with what it holds."""
    contents, stamp = _collected(door), _stamp(at)
    parts = {part.name: {"holds": part.holds, "rows": [dict(row) for row in part.rows]} for part in contents.parts}
    whole = {"asked": dict(contents.asked), "at": stamp.at.isoformat(), "product": stamp.version, "parts": parts}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _collected(door: Door) -> Contents:
    assert door.person_id is not None
    with acting_as("web"), one_instant("consent", "customers"):
        return of_person(door.person_id, door.company)


def _stamp(at: datetime) -> Stamp:
    return Stamp(at, metadata.version("jatak"))
