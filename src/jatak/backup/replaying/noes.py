"""A no that was said since the backup, brought back with all that followed from it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from jatak.backup.replaying.inserting import SQL, Tables

Row = Mapping[str, Any]


class Known(NamedTuple):
    """What of a no is in the backup, too."""

    event: bool
    person: bool
    controller: bool
    topic: bool
    brand: bool


class NotKnown(LookupError):
    """The no was said to a company that was entered after the backup."""


def bring_back(tables: Tables, row: Row) -> bool:
    """Bring one no back; False where the backup has it. Raises NotKnown.

    Whoever came after the backup is nobody in it: the keyed hashes of their addresses stand against sending. A no to a
    topic or brand that came after it counts for the whole company, rather than for nothing.
    """
    event = row["event"]
    known = _known(tables, event)
    if known.event:
        return False
    if not known.controller:
        raise NotKnown
    tables.insert("consent.consent_event", event)
    for each in row["suppressions"]:
        tables.insert("consent.consent_suppression", _as_known(each, known))
    for each in row["objections"] if known.person else ():
        tables.insert("consent.consent_objection", _as_known(each, known))
    for each in row["ended"]:
        tables.connection.execute(SQL["end"], {**each, "event": event["id"]})
    return True


def _known(tables: Tables, event: Row) -> Known:
    asked = {name: event[f"{name}_id"] for name in ("person", "controller", "topic", "brand")}
    found = tables.connection.execute(SQL["known"], {"event": event["id"], **asked}).fetchone()
    assert found is not None
    return Known(*found)


def _as_known(row: Row, known: Known) -> Row:
    topic, brand = row["topic_id"] if known.topic else None, row["brand_id"] if known.brand else None
    return {**row, "topic_id": topic, "brand_id": brand}
