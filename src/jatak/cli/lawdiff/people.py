"""Who would be gained and lost: asked, and as plain data."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from jatak.clearance.answered import Answered
from jatak.clearance.decider import Decider
from jatak.clearance.whatif.comparing import OnStep, Side, compare
from jatak.clearance.whatif.comparison import Comparison, Group, Kind
from jatak.clearance.words import in_words
from jatak.cli.asking import Asked, end_of
from jatak.cli.choosing import chosen
from jatak.cli.naming import controller_named
from jatak.law.rulebook import Rulebook
from jatak.people.models import Controller
from jatak.people.own_limits import choices_of, limits_of


@dataclass(frozen=True)
class Question:
    """The message and company, and what the company would choose afterwards; empty: what it has chosen."""

    asked: Asked
    controller: str = ""
    as_of: str = ""
    industry: str = ""
    window_months: str = ""
    inactivity_months: str = ""


def anybody() -> bool:
    """Whether there is a company at all."""
    return Controller.objects.exists()


def compared(question: Question, old: Rulebook, new: Rulebook, on_step: OnStep) -> dict[str, Any]:
    """Who moves, for `--json`."""
    company = controller_named(question.controller)
    had = choices_of(company)
    then = chosen(had, question.industry, question.window_months, question.inactivity_months)
    request = question.asked.request(company, end_of(question.as_of))
    before = Side(replace(request, own=limits_of(had)), Decider(request.facts, old, question.asked.only))
    after = Side(replace(request, own=limits_of(then)), Decider(request.facts, new, question.asked.only))
    found = compare(before, after, on_step)
    return {
        "controller": company.name,
        "as_of": question.as_of or request.as_of.isoformat(),
        "own_limits": {"old": asdict(had), "new": asdict(then)},
        **_figures(found),
        "groups": [_group(kind, group) for kind in Kind if kind is not Kind.UNCHANGED for group in found.groups(kind)],
    }


def _figures(found: Comparison) -> dict[str, int]:
    return {
        "people": found.people,
        "permitted_before": found.permitted_before,
        "permitted_after": found.permitted_after,
        **{kind.value: count for kind, count in found.counts.items()},
    }


def _group(kind: Kind, group: Group) -> dict[str, Any]:
    return {
        "kind": kind.value,
        "country": group.because.country,
        "count": group.count,
        "reachable": group.reachable,
        "old": _decision(group.moves[0].old),
        "new": _decision(group.moves[0].new),
        "situations": [
            {
                "count": move.count,
                "reachable": move.reachable,
                "old": in_words(move.old.situation),
                "new": in_words(move.new.situation),
            }
            for move in group.moves
        ],
    }


def _decision(answered: Answered) -> dict[str, Any]:
    decision = answered.decision
    return {
        "outcome": decision.outcome.value,
        "rule": decision.rule,
        "reason": decision.reason,
        "ground": decision.ground,
        "gdpr_basis": decision.gdpr_basis,
        "because": decision.because,
        "would_change": decision.would_change,
        "sources": [source.cite for source in decision.sources],
        "from_memory": any(source.status == "memory" for source in decision.sources),
    }
