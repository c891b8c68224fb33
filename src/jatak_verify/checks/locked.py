"""Whether each thing that is said to be kept apart of somebody erased is in the file, with its law and its day."""

from collections.abc import Iterator
from typing import Any

from jatak_verify.checks import entries
from jatak_verify.errors import Broken
from jatak_verify.files.export import Export
from jatak_verify.finding import Finding, Troubles, Verdict
from jatak_verify.log.head import day
from jatak_verify.strict.letters import from_hex, instant
from jatak_verify.strict.shape import exactly, text

CHECK, PATH = "locked", "data/locked.jsonl"
NAMES = ("erasure", "why", "erased_at", "kind", "ref", "controller", "law", "until")
KINDS = ("event", "paper", "relation", "messages")


def findings(export: Export) -> Iterator[Finding]:
    """In words; nothing where the file is not about somebody erased."""
    if not export.has(PATH):
        return
    troubles, there, count = Troubles(CHECK), _there(export), 0
    over = 0
    for row in export.rows(PATH):
        count += 1
        over += _check(row, there, export, troubles)
    yield from troubles.findings()
    if count and not troubles.count:
        words = f"What is kept apart of the person is here, each with its law and the day on which it goes: {count:,}."
        yield Finding(CHECK, Verdict.HOLDS, words)
    if over:
        yield Finding(
            CHECK, Verdict.OPEN, f"On the day of this file its time was over already, and it was here: {over:,}."
        )


def _check(row: dict[str, Any], there: dict[str, set[str]], export: Export, troubles: Troubles) -> bool:
    """Whether its time was over when the file was written."""
    exactly(row, NAMES, f"A line of {PATH}")
    kind, ref = text(row["kind"], f"What a line of {PATH} is about"), text(row["ref"], f"A line of {PATH}")
    what = f"The {kind:.20} {ref:.80} that is kept apart"
    if kind not in KINDS:
        raise Broken(f"{PATH} names a kind of thing that there is not: {kind!r:.40}.")
    if row["controller"] is not None:
        text(row["controller"], f"{what}, its company,")
    for name in ("erasure", "why", "law"):
        if not text(row[name], f"{what}, its {name},"):
            raise Broken(f"{what} says nothing of its {name}.")
    erased, until = instant(row["erased_at"], f"{what}, its erasure,"), instant(row["until"], f"{what}, its day,")
    if until <= erased:
        troubles.add(f"{what} should have gone on {day(until)}, before the erasure itself.")
    # All messages of the file are the person's, under whichever of their numbers.
    if (row["controller"] if kind == "messages" else ref) not in there[kind]:
        troubles.add(f"{what} is not in this file.")
    return until <= export.manifest.asked_at


def _there(export: Export) -> dict[str, set[str]]:
    """What the file holds, as it is named where it is kept apart."""
    papers = (
        from_hex(row.get("sha256"), 32, "The SHA-256 of a paper").hex() for row in export.rows("data/papers.jsonl")
    )
    return {
        "event": {entry.id for entry in entries.of(export) if entry.name == "event"},
        "paper": set(papers),
        "relation": {text(row.get("id"), "The id of a relation") for row in export.rows("data/relations.jsonl")},
        "messages": {text(row.get("controller"), "A company") for row in export.rows("data/messages.jsonl")},
    }
