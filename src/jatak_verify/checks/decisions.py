"""Whether each decision comes out the same when it is made anew, and whether every message stands on one."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from jatak.gate.decide import decide, rulebook_id
from jatak.gate.message import MessageFacts
from jatak.gate.situation import Situation
from jatak.law.errors import PackError, UnknownLawDay
from jatak.law.rulebook import Rulebook
from jatak_verify.checks.situations import facts_of, situation_of
from jatak_verify.errors import Broken
from jatak_verify.files.export import Export
from jatak_verify.finding import Finding, Troubles, Verdict
from jatak_verify.strict.shape import exactly, text

CHECK = "decisions"
DECISION = ("id", "situation", "facts", "rulebook", "permitted", "rule", "ground", "whole", "same_today")

NAMED = ("situation", "facts", "rulebook")
Key = tuple[str, str, str]
"""The ids of these three."""


class Judge:
    """Decides anew what the export says was decided."""

    def __init__(self, export: Export) -> None:
        self._situations = {row.get("id"): situation_of(row) for row in export.rows("data/situations.jsonl")}
        self._facts = {row.get("id"): facts_of(row) for row in export.rows("data/message_facts.jsonl")}
        self._laws = {row.get("id"): _law(row) for row in export.rows("data/rulebooks.jsonl")}

    def again(self, row: dict[str, Any]) -> dict[str, Any] | None:
        """The same decision made now, None where its rulebook or layout is not that of this program; raises Broken."""
        law, situation, facts = self._parts(row)
        if law is None or situation is None:
            return None
        plain: dict[str, Any] = json.loads(json.dumps(asdict(decide(situation, facts, law)), default=str))
        return plain

    def _parts(self, row: dict[str, Any]) -> tuple[Rulebook | None, Situation | None, MessageFacts]:
        try:
            return self._laws[row["rulebook"]], self._situations[row["situation"]], self._facts[row["facts"]]
        except KeyError as error:
            raise Broken(f"Decision {row['id']} names {error}, which is not in this file.") from error


def findings(export: Export) -> Iterator[Finding]:
    """In words; nothing where no decision is in the file."""
    judge, troubles = Judge(export), Troubles(CHECK)
    permitted: dict[Key, bool] = {}
    same = foreign = 0
    for row in export.rows("data/decisions.jsonl"):
        key = _key(row)
        permitted[key] = _permitted(row)
        again = judge.again(row)
        same += again is not None
        foreign += again is None
        if again is not None and again != row["whole"]:
            troubles.add(
                f"Decision {row['id']} comes out differently when it is made anew from the same facts and law."
            )
    yield from troubles.findings()
    if same and not troubles.count:
        yield Finding(
            CHECK,
            Verdict.HOLDS,
            f"Made anew from the same facts and the same law, decisions come out the same: {same:,} checked.",
        )
    if foreign:
        yield Finding(CHECK, Verdict.OPEN, _foreign(foreign))
    yield from _messages(export, permitted)


def _key(row: dict[str, Any]) -> Key:
    return _names(exactly(row, DECISION, "A line of data/decisions.jsonl"), "A decision")


def _names(row: dict[str, Any], what: str) -> Key:
    situation, facts, rulebook = (text(row.get(name), f"{what}, its {name},") for name in NAMED)
    return situation, facts, rulebook


def _permitted(row: dict[str, Any]) -> bool:
    """Whether it permits; raises Broken when the line says another thing than the whole decision in it."""
    whole = row["whole"]
    if not isinstance(whole, dict) or [whole.get(name) for name in ("rule", "ground")] != [row["rule"], row["ground"]]:
        raise Broken(f"Decision {row['id']} says one thing in short and another in full.")
    if row["permitted"] is not (whole.get("outcome") == "permit"):
        raise Broken(f"Decision {row['id']} says one thing in short and another in full.")
    return bool(row["permitted"])


def _law(row: dict[str, Any]) -> Rulebook | None:
    exactly(row, ("id", "law_as_of"), "A line of data/rulebooks.jsonl")
    text(row["id"], "The id of a rulebook")
    try:
        law = Rulebook.load(date.fromisoformat(text(row["law_as_of"], "The day of a rulebook")))
    except (ValueError, PackError, UnknownLawDay):
        return None
    return law if rulebook_id(law) == row["id"] else None


def _messages(export: Export, permitted: dict[Key, bool]) -> Iterator[Finding]:
    troubles, count = Troubles("messages"), 0
    for row in export.rows("data/messages.jsonl"):
        count += 1
        key = _names(row, f"Message {row.get('id')!s:.40}")
        if key not in permitted:
            troubles.add(f"Message {row.get('id')} stands on a decision that is not in this file.")
        elif row.get("state") == "accepted" and not permitted[key]:
            troubles.add(f"Message {row.get('id')} was sent, although its decision says that it must not be.")
    yield from troubles.findings()
    if count and not troubles.count:
        yield Finding(
            "messages",
            Verdict.HOLDS,
            f"Every message stands on a decision in this file, and none that was sent was denied: {count:,} checked.",
        )


def _foreign(count: int) -> str:
    return (
        "Decisions were made by a rulebook that this version of the program does not bring. They can be read as they"
        f" were stored, and were not made anew: {count:,}. The program of the version that made them can."
    )
