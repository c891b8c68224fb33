"""Decides a case by what was made for its aspect: sending, collecting, leaving."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from jatak.casebook.file import Case
from jatak.casebook.placing.placing import place, request
from jatak.casebook.reading import leaving_facts
from jatak.casebook.verdict import Judged, Said
from jatak.clearance.decider import Candidate, Decider
from jatak.clearance.gather import gather
from jatak.clearance.request import Request
from jatak.database.using import acting_as
from jatak.gate import Decision, rank, review_collected, review_leaving
from jatak.gate.layout import unpack
from jatak.gate.situation import Ground
from jatak.law.rulebook import Rulebook


def judge(case: Case, rulebook: Rulebook, at: datetime) -> Judged:
    """What the gate says of a case at this instant, with its facts laid into the tables of the current database."""
    return Judged(case.row, BY_ASPECT[case.row["aspect"]](case, rulebook, at))


def _sending(case: Case, rulebook: Rulebook, at: datetime) -> Said:
    asked, found = _gathered(case, rulebook, at)
    return _said(Decider(asked.facts, rulebook).best(found).decision)


def _collecting(case: Case, rulebook: Rulebook, at: datetime) -> Said:
    """The consent that is claimed is reviewed alone; where none is, the person without a ground."""
    asked, found = _gathered(case, rulebook, at)
    every = [unpack(*candidate.words) for candidate in found]
    wanted = Ground.CONSENT if case.row["consent"] else Ground.NONE
    reviewed = (review_collected(one, asked.facts, rulebook) for one in every if one.ground is wanted)
    return _said(min(reviewed, key=rank))


def _leaving(case: Case, rulebook: Rulebook, at: datetime) -> Said:
    """By the pack of the country; without one every pack must find it lawful, and the first that does not decides."""
    facts = leaving_facts(case.row)
    reviews = [review_leaving(facts, pack) for pack in rulebook.packs_for(case.row["country"])]
    review = next((one for one in reviews if not one.lawful), reviews[0])
    outcome = "permit" if review.lawful else "deny"
    return Said(outcome, review.rule, review.because, review.would_change, review.sources)


def _gathered(case: Case, rulebook: Rulebook, at: datetime) -> tuple[Request, list[Candidate]]:
    """The message, and the candidate grounds of the person, gathered as a worker gathers them."""
    with acting_as("admin"):
        scene = place(case, at)
        asked = request(scene)
    with acting_as("worker"):
        return asked, gather([scene.person.pk], asked, rulebook)[scene.person.pk]


def _said(decision: Decision) -> Said:
    return Said(decision.outcome.value, decision.rule, decision.because, decision.would_change, decision.sources)


BY_ASPECT: Mapping[str, Callable[[Case, Rulebook, datetime], Said]] = MappingProxyType(
    {"send": _sending, "collect": _collecting, "withdraw": _leaving}
)
