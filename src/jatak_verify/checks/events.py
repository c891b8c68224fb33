"""Whether each event still says what it said when it was heard, and what is kept beside it too."""

import hashlib
from collections.abc import Iterator

from jatak_verify.checks import entries
from jatak_verify.errors import Broken
from jatak_verify.files.export import Export
from jatak_verify.finding import Finding, Troubles, Verdict
from jatak_verify.strict import canonical
from jatak_verify.strict.letters import from_hex
from jatak_verify.strict.shape import exactly, text

CHECK, PARTICULARS = "events", "particulars"
BESIDE = "data/particulars.jsonl"


def findings(export: Export) -> Iterator[Finding]:
    """In words."""
    troubles, count, asserted = Troubles(CHECK), 0, dict[str, str | None]()
    for entry in entries.of(export):
        count += 1
        if not entry.holds:
            troubles.add(
                f"{entry.name.capitalize()} {entry.id} was changed: it is not what its commitment was made of."
            )
        if export.has(BESIDE):
            asserted[entry.id] = entry.says.get("particulars_commitment")
    yield from troubles.findings()
    if not troubles.count:
        words = f"Every event says what was committed to when it was heard: {count:,} checked."
        yield Finding(CHECK, Verdict.HOLDS, words)
    if export.has(BESIDE):
        yield from _beside(export, asserted)


def _beside(export: Export, asserted: dict[str, str | None]) -> Iterator[Finding]:
    troubles, count = Troubles(PARTICULARS), 0
    for row in export.rows(BESIDE):
        count += 1
        number = text(exactly(row, ("event", "salt", "data"), f"A line of {BESIDE}")["event"], "An event")
        salt = from_hex(row["salt"], entries.SALT_BYTES, f"The salt beside event {number}")
        made = hashlib.sha256(salt + canonical.write(row["data"], f"What stands beside event {number}")).hexdigest()
        if number not in asserted:
            raise Broken(f"{BESIDE} names event {number}, which is not in this file.")
        if made != asserted[number]:
            troubles.add(f"Browser, address or words beside event {number} were changed.")
    yield from troubles.findings()
    if count and not troubles.count:
        words = f"Browser, IP address and free text beside events are what they were heard with: {count:,} checked."
        yield Finding(PARTICULARS, Verdict.HOLDS, words)
