"""Whether each decision comes out the same when it is made anew, and whether what stands on one names it."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from jatak.gate.decide import decide, rulebook_id
from jatak.gate.message import MessageFacts
from jatak.gate.situation import Situation
from jatak.law.errors import PackError, UnknownLawDay
from jatak.law.rulebook import Rulebook
from jatak_verify.checks import messages
from jatak_verify.checks.messages import Key
from jatak_verify.checks.situations import facts_of, situation_of
from jatak_verify.errors import Broken
from jatak_verify.files.export import Export
from jatak_verify.finding import Finding, Troubles, Verdict
from jatak_verify.strict.shape import exactly, text

CHECK = "decisions"
DECISION = ("id", "situation", "facts", "rulebook", "permitted", "rule", "ground", "whole", "same_today")


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


@dataclass
class Tally:
    """What came of making the decisions of a file anew."""

    permitted: dict[Key, bool] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    same: int = 0
    foreign: int = 0
    doubted: int = 0
    """Those of which the program of the company did not say that they come out the same, and they do."""

    def add(self, row: dict[str, Any], again: dict[str, Any] | None, troubles: Troubles) -> None:
        """One more, with what it is when it is made anew; raises Broken where it stands there twice."""
        key = messages.key_of(row, f"Decision {row['id']}")
        if row["id"] in self.ids or key in self.permitted:
            raise Broken(f"Decision {row['id']} stands twice in this file.")
        self.ids.add(row["id"])
        self.permitted[key] = _permitted(row)
        self.same += again is not None
        self.foreign += again is None
        if again is not None and again != row["whole"]:
            troubles.add(
                f"Decision {row['id']} comes out differently when it is made anew from the same facts and law."
            )
        elif again is not None:
            self.doubted += row["same_today"] is not True


def findings(export: Export) -> Iterator[Finding]:
    """In words; nothing where no decision is in the file."""
    judge, troubles, tally = Judge(export), Troubles(CHECK), Tally()
    for row in export.rows("data/decisions.jsonl"):
        _check_shape(row)
        tally.add(row, judge.again(row), troubles)
    for row in export.rows("data/left_out.jsonl"):
        if text(row.get("decision"), "A line of data/left_out.jsonl, its decision,") not in tally.ids:
            raise Broken(f"People were left out by decision {row['decision']:.40}, which is not in this file.")
    yield from troubles.findings()
    if not troubles.count:
        yield from _told(tally)
    if tally.foreign:
        yield Finding(CHECK, Verdict.OPEN, _foreign(tally.foreign))
    yield from messages.findings(export, tally.permitted)


def _told(tally: Tally) -> Iterator[Finding]:
    if tally.same:
        words = "Made anew from the same facts and the same law, decisions come out the same"
        yield Finding(CHECK, Verdict.HOLDS, f"{words}: {tally.same:,} checked.")
    if tally.doubted:
        words = "The program of the company did not say so of some of these decisions. Here they came out the same"
        yield Finding("same today", Verdict.OPEN, f"{words}: {tally.doubted:,}.")


def _check_shape(row: dict[str, Any]) -> None:
    exactly(row, DECISION, "A line of data/decisions.jsonl")
    messages.key_of(row, f"Decision {text(row['id'], 'The id of a decision')}")
    if row["same_today"] is not None and not isinstance(row["same_today"], bool):
        raise Broken(f"Decision {row['id']} says neither that it comes out the same nor that it does not.")


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


def _foreign(count: int) -> str:
    return (
        "Decisions were made by a rulebook that this version of the program does not bring. They can be read as they"
        f" were stored, and were not made anew: {count:,}. The program of the version that made them can."
    )
