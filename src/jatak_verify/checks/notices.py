"""Whether the words that people were shown are those that were kept when the notice was published."""

import hashlib
from collections.abc import Iterator
from typing import Any

from jatak_verify.checks.names import FILES
from jatak_verify.files.export import Export
from jatak_verify.finding import Finding, Troubles, Verdict
from jatak_verify.strict import canonical
from jatak_verify.strict.letters import from_hex

CHECK, PATH = "notices", "data/notices.jsonl"
ALWAYS, WHERE_SAID = ("language", "words", "withdrawal_words"), ("headline", "benefit", "terms")


def findings(export: Export) -> Iterator[Finding]:
    """In words; nothing where no notice is in the file."""
    troubles, count = Troubles(CHECK), 0
    for row in export.rows(PATH):
        count += 1
        _check(row, troubles)
    yield from troubles.findings()
    if count and not troubles.count:
        words = f"The words that people were shown are those that were published: {count:,} checked."
        yield Finding(CHECK, Verdict.HOLDS, words)


def _check(row: dict[str, Any], troubles: Troubles) -> None:
    FILES["notices"].check(row, "A notice")
    number = row["id"]
    said = {name: row[name] for name in ALWAYS} | {name: row[name] for name in WHERE_SAID if row[name]}
    made = hashlib.sha256(canonical.write(said, f"Notice {number}")).digest()
    if made != from_hex(row["sha256"], 32, f"The SHA-256 of notice {number}"):
        troubles.add(f"The words of notice {number} were changed.")
