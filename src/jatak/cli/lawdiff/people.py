"""Who would be gained and lost: asked, and as plain data."""

from dataclasses import dataclass, replace
from typing import Any

from jatak.base.errors import UsageError
from jatak.clearance.decider import Decider
from jatak.clearance.whatif.comparing import OnStep, Side, compare
from jatak.clearance.whatif.comparison import Answered, Comparison, Group, Kind
from jatak.clearance.words import in_words
from jatak.cli.asking import Asked, end_of
from jatak.cli.naming import controller_named
from jatak.law.own import Own
from jatak.law.rulebook import Rulebook
from jatak.people.models import Controller
from jatak.people.own_limits import MOST_MONTHS, own_limits

NONE = "none"


@dataclass(frozen=True)
class Question:
    """The message and company, and the limits that the company would have afterwards; empty: those that it has."""

    asked: Asked
    controller: str = ""
    as_of: str = ""
    window_months: str = ""
    inactivity_months: str = ""


def anybody() -> bool:
    """Whether there is a company at all."""
    return Controller.objects.exists()


def compared(question: Question, old: Rulebook, new: Rulebook, on_step: OnStep) -> dict[str, Any]:
    """Who moves, for `--json`."""
    company = controller_named(question.controller)
    limits = own_limits(company)
    then = _limited(limits, question)
    request = question.asked.request(company, end_of(question.as_of))
    before = Side(replace(request, own=limits), Decider(request.facts, old, question.asked.only))
    after = Side(replace(request, own=then), Decider(request.facts, new, question.asked.only))
    found = compare(before, after, on_step)
    return {
        "controller": company.name,
        "as_of": question.as_of or request.as_of.isoformat(),
        "own_limits": {"old": _months(limits), "new": _months(then)},
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


def _limited(own: Own, question: Question) -> Own:
    return replace(
        own,
        window_months=_chosen("--window-months", question.window_months, own.window_months),
        inactivity_months=_chosen("--inactivity-months", question.inactivity_months, own.inactivity_months),
    )


def _chosen(option: str, word: str, present: int | None) -> int | None:
    """The number of months said, None for no limit; the present one where nothing was said."""
    if word in ("", NONE):
        return None if word else present
    if word.isascii() and word.isdigit() and 1 <= int(word) <= MOST_MONTHS:
        return int(word)
    raise UsageError(f"{option} is {word!r}.", f"Write whole months from 1 to {MOST_MONTHS}, or {NONE}.")


def _months(own: Own) -> dict[str, int | None]:
    return {"window_months": own.window_months, "inactivity_months": own.inactivity_months}


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
        "ground": decision.ground,
        "gdpr_basis": decision.gdpr_basis,
        "because": decision.because,
        "would_change": decision.would_change,
        "sources": [source.cite for source in decision.sources],
        "from_memory": any(source.status == "memory" for source in decision.sources),
    }
