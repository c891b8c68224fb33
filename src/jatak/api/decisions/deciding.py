"""The gate's answer, as a program reads it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Schema
from pydantic import Field

from jatak.api.caller import Caller
from jatak.api.decisions.told import DecisionAsked
from jatak.clearance.decider import Decider
from jatak.clearance.gather import gather
from jatak.clearance.store import whole
from jatak.clearance.waiting import not_before
from jatak.law.rulebook import Rulebook

SAID = ("outcome", "ground", "gdpr_basis", "rule", "reason", "because", "would_change")


class LawSource(Schema):
    """Where the law says so."""

    cite: str
    source: str
    status: str


class RuleAnswer(Schema):
    """What one rule says."""

    country: str = Field(description="Whose law; empty where the country is unknown.")
    rule: str
    holds: str = Field(description="yes, no or unknown")
    because: str
    would_change: str


class DecisionMade(Schema):
    """A decision, with all that it rests on."""

    person: int
    permitted: bool
    outcome: str
    ground: str = Field(description="The ground of the e-privacy rules.")
    gdpr_basis: str = Field(description="The legal basis of GDPR art. 6, a field of its own.")
    rule: str = Field(description="The rule that decided.")
    reason: str
    because: str
    would_change: str
    not_before: datetime | None = Field(description="From when on time alone would permit it.")
    sources: list[LawSource]
    answers: list[RuleAnswer]
    consent_event: UUID | None
    purchase: int | None
    as_of: datetime
    law_as_of: date
    rulebook: str


def decided(caller: Caller, person_id: int, asked: DecisionAsked) -> dict[str, Any]:
    """What the gate says now."""
    request, rulebook = asked.request(caller, caller.at), Rulebook.load(caller.at.date())
    found = Decider(request.facts, rulebook, asked.only).best(gather([person_id], request, rulebook)[person_id])
    decision, ground = whole(found.decision), found.candidate
    return {
        **{name: str(decision[name] or "") for name in SAID},
        "person": person_id,
        "permitted": found.decision.permitted,
        "not_before": not_before(found, request),
        "sources": decision["sources"],
        "answers": [
            _answer(told, each.holds.name)
            for told, each in zip(decision["answers"], found.decision.answers, strict=True)
        ],
        "consent_event": ground.consent_event_id,
        "purchase": ground.relation_id,
        "as_of": request.as_of,
        "law_as_of": rulebook.law_as_of,
        "rulebook": decision["rulebook"],
    }


def _answer(told: dict[str, Any], holds: str) -> dict[str, Any]:
    plain = {name: str(told[name] or "") for name in ("country", "rule", "because", "would_change")}
    return plain | {"holds": holds.lower()}
