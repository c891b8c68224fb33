"""Taking the proof that is due, some hundred people in a transaction, each of them whole or not yet touched."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from jatak.database.using import acting_as, atomic, connection
from jatak.retention.clocks.asking import Values, values
from jatak.retention.clocks.clock import Clock
from jatak.retention.clocks.finding import found
from jatak.retention.clocks.taken import Taken
from jatak.retention.erasure.erasing import erase_held
from jatak.retention.erasure.finding import held
from jatak.retention.models import Why
from jatak.retention.proof.due import due_of
from jatak.retention.proof.letting_go import let_go

AT_ONCE = 500
BY = "Jatak"


def take_due(
    controller_id: int, until: datetime, at: datetime, tell: Callable[[int], None] = lambda taken: None
) -> Taken:
    """Let go of a company's proof that was due by `until`; whoever has nothing else left is erased with it.

    Safe to repeat, and after any end: what a transaction did not take is due in the next run. `tell` hears how many
    things went so far.
    """
    with acting_as("retention"):
        asked = values(Clock.PROOF, at, until, controller_id)
    people = sorted({each.person_id for each in found(Clock.PROOF, at, until, controller_id)})
    things = erased = 0
    for start in range(0, len(people), AT_ONCE):
        some = _some(people[start : start + AT_ONCE], asked, at)
        things, erased = things + some.things, erased + some.erased
        tell(things)
    return Taken(things, erased)


def _some(people: list[int], asked: Values, at: datetime) -> Taken:
    with acting_as("retention"), atomic(), connection().cursor() as cursor:
        those = held(cursor, people, at)
        if those is None:
            return Taken(0)
        due = due_of(cursor, {**asked, "people": those.people, "numbers": list(those.owners)})
        leaving = due.with_nothing_else()
        _erase(cursor, leaving, at)
        let_go(cursor, due.but(leaving), at)
        return Taken(len(due.found), len(leaving))


def _erase(cursor: Any, people: set[int], at: datetime) -> None:
    """They are held already, so nobody said yes or bought anything since it was looked at."""
    those = held(cursor, people, at) if people else None
    if those is not None:
        erase_held(those, Why.PROOF_DUE, BY)
