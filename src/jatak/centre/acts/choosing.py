"""How often one wants to hear of a company: fewer than was promised, never more."""

from datetime import datetime

from django.http import QueryDict

from jatak.centre.acts.saying import act_of
from jatak.centre.door import Door
from jatak.centre.outcome import UNCLEAR, Outcome, done
from jatak.consent.own_frequency import choose
from jatak.database.using import acting_as
from jatak.people.models import Controller

NUMBERS = (1, 2, 4, 8)
"""Messages in 30 days that a page offers."""


def choose_number(door: Door, company: Controller, typed: QueryDict, at: datetime) -> Outcome:
    """Take one of the numbers, or none of one's own."""
    chosen = {"": None, **{str(number): number for number in NUMBERS}}
    said = typed.get("number")
    if door.person_id is None or said not in chosen:
        return UNCLEAR
    number = chosen[said]
    with acting_as("consent"):
        choose(door.person_id, company.pk, None, number, act_of(door, at))
    return done("done_often", number=said) if number else done("done_often_promised")
