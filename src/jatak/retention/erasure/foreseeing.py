"""What would go and what would stay: the erasure itself, done and taken back, so that nobody is told anything else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from jatak.database.using import acting_as, atomic
from jatak.retention.erasure.erasing import Erased, erase
from jatak.retention.erasure.erasing_at import erase_at
from jatak.retention.erasure.finding import Kept
from jatak.retention.erasure.lookalikes import Lookalike, lookalikes
from jatak.retention.erasure.may_go import Reason, why_not
from jatak.retention.models import Erasure, Why


class _TakenBack(Exception):
    """Ends a transaction that was only tried."""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What an erasure would do now."""

    gone: Mapping[str, int]
    kept: tuple[Kept, ...]
    merged: list[int]
    """Numbers of people who were merged into this one, and go along."""
    lookalikes: list[Lookalike]
    ties: Sequence[Reason]
    """What a person should know before: an order that is open, a subscription that runs."""
    others_keep: bool
    """Another company knows them: name, profile and the addresses that it has stay for it."""


def foresee(person_id: int, why: Why, at: datetime, company_id: int | None = None) -> Foreseen | None:
    """Try it and take it back, of a company what it holds; None where there is nobody of this number, or not there.

    Nothing is changed, and nobody is told. Of a part nothing is said that another company holds.
    """
    ties = [reason for reason in why_not(person_id, at, of=company_id) if reason in (Reason.OPEN_ORDER, Reason.RUNNING)]
    alike = lookalikes(person_id)
    found = None
    try:
        with acting_as("retention"), atomic():
            done = _tried(person_id, why, at, company_id)
            if done is not None and done.new:
                made = Erasure.objects.get(pk=done.erasure_id)
                merged = [each for each in made.numbers if each not in (person_id, made.part_id)]
                found = Foreseen(done.gone, done.kept, merged, alike, ties, made.part_id is not None)
            raise _TakenBack
    except _TakenBack:
        return found


def _tried(person_id: int, why: Why, at: datetime, company_id: int | None) -> Erased | None:
    return (
        erase(person_id, why, at, "tried") if company_id is None else erase_at(person_id, company_id, why, at, "tried")
    )
