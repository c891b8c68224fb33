"""What would go and what would stay: the erasure itself, done and taken back, so that nobody is told anything else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from jatak.database.using import acting_as, atomic
from jatak.retention.erasure.erasing import erase
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


def foresee(person_id: int, why: Why, at: datetime) -> Foreseen | None:
    """Try it and take it back; None where there is nobody of this number. Nothing is changed, and nobody is told."""
    ties = [reason for reason in why_not(person_id, at) if reason in (Reason.OPEN_ORDER, Reason.RUNNING)]
    alike = lookalikes(person_id)
    found = None
    try:
        with acting_as("retention"), atomic():
            done = erase(person_id, why, at, "tried")
            if done is not None and done.new:
                numbers = Erasure.objects.values_list("numbers", flat=True).get(pk=done.erasure_id)
                found = Foreseen(done.gone, done.kept, [each for each in numbers if each != person_id], alike, ties)
            raise _TakenBack
    except _TakenBack:
        return found
