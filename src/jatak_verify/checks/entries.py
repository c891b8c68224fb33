"""The entries of the log: events that were heard, and tombstones of what was erased, each with its commitment."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jatak_verify.errors import Broken
from jatak_verify.files.export import Export
from jatak_verify.strict import canonical
from jatak_verify.strict.letters import from_hex, instant
from jatak_verify.strict.shape import exactly, text

EVENTS, TOMBSTONES = "data/events.jsonl", "data/tombstones.jsonl"
SALT_BYTES, HASH_BYTES = 32, 32
EVENT = (
    *("id", "kind", "at", "recorded_at", "person", "address_hash", "controller", "notice_text"),
    *("collection_point_version", "channels", "topic", "brand", "survey", "about", "actor", "via", "message"),
    "particulars_commitment",
)
TOMBSTONE = ("id", "at", "why", "leaves")
SERVED = ("served",)
"""Said only where something was shown before."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: `event` or `tombstone`, its id, what it says, and the commitment that the log holds."""

    name: str
    id: str
    says: dict[str, Any]
    salt: bytes
    commitment: bytes

    @property
    def called(self) -> str:
        """What it is called at the beginning of a sentence."""
        return f"{self.name.capitalize()} {self.id}"

    @property
    def holds(self) -> bool:
        """Whether the commitment is SHA-256 over salt and canonical entry."""
        return hashlib.sha256(self.salt + canonical.write_line(self.says)).digest() == self.commitment


def of(export: Export) -> Iterator[Entry]:
    """Events, then tombstones, in the order of the file; raises Broken."""
    for row in export.rows(EVENTS):
        yield _event(row)
    for row in export.rows(TOMBSTONES):
        yield _tombstone(row)


def heard_at(entry: Entry) -> datetime:
    """When it was written down; raises Broken."""
    name = "recorded_at" if entry.name == "event" else "at"
    return instant(entry.says[name], f"The time of {entry.name} {entry.id}")


def _event(row: dict[str, Any]) -> Entry:
    exactly(row, ("entry", "salt", "commitment"), "A line of data/events.jsonl")
    number = _id(row["entry"], "An event")
    says = exactly(row["entry"], EVENT, f"Event {number}", SERVED)
    return _entry("event", number, says, row)


def _tombstone(row: dict[str, Any]) -> Entry:
    exactly(row, ("entry", "salt", "commitment"), "A line of data/tombstones.jsonl")
    number = _id(row["entry"], "A tombstone")
    return _entry("tombstone", number, exactly(row["entry"], TOMBSTONE, f"Tombstone {number}"), row)


def _entry(name: str, number: str, says: dict[str, Any], row: dict[str, Any]) -> Entry:
    salt = from_hex(row["salt"], SALT_BYTES, f"The salt of {name} {number}")
    stored = from_hex(row["commitment"], HASH_BYTES, f"The commitment of {name} {number}")
    return Entry(name, number, says, salt, stored)


def _id(entry: object, what: str) -> str:
    if not isinstance(entry, dict) or "id" not in entry:
        raise Broken(f"{what} has no id.")
    return text(entry["id"], f"The id of {what.lower()}")
