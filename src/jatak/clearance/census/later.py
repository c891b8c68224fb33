"""Of those whom nothing but time keeps back: when the first and the last of them may be written to."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from jatak.clearance.census.members import members_of
from jatak.clearance.census.question import Question
from jatak.clearance.decider import Decider
from jatak.clearance.gather import gather
from jatak.clearance.models import Census
from jatak.clearance.waiting import first_and_last


class Later(NamedTuple):
    """Two instants; None where no time is enough."""

    first: datetime | None
    last: datetime | None


def later(census: Census, decider: Decider, situations: Iterable[int]) -> Later:
    """When the people of these situations may be written to, if nothing else happens."""
    assert census.as_of is not None
    # Which consent it is that promised a number, is not gathered to count people.
    request = replace(Question.of(census.question).request(census.as_of), evidence=True)
    found: list[datetime] = []
    for people in members_of(census, situations):
        answers = [decider.best(each) for each in gather(people, request, decider.rulebook).values()]
        found += filter(None, first_and_last(answers, request))
    return Later(min(found, default=None), max(found, default=None))
