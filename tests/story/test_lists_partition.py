"""Whatever happened to people, each stands in exactly one class, which one would name by hand, and every sum agrees."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count as numbers

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.story.cast import company, heard, mailbox, question, says_yes
from tests.story.clocks import acted, lives_in, used
from tests.story.listing import came_back, counted, sent

from jatak.base.calendar import months_after, months_before
from jatak.base.clock import now
from jatak.consent.leaving import leave
from jatak.consent.models import Record
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as
from jatak.people.models import Failure, Unreachable
from jatak.retention.lists.ages import AGES
from jatak.retention.lists.people import Figure, people_of
from jatak.retention.lists.reading import by_age, by_source, cells, lists_of
from jatak.retention.lists.standing import ON_THE_LIST, Ground, Standing
from jatak.retention.models import Listed

pytestmark = pytest.mark.usefixtures("shared_database")

TERMS = {"FR": 36, "SE": 12}
"""Months of silence: the law's in France, in Sweden the measure of the report."""
FATES = st.sampled_from(["arrived", "refused", "came back", "uncertain"])
named = numbers()


@dataclass(frozen=True)
class Life:
    """What happened to one person, in months before today."""

    country: str
    given: int
    act: int | None
    messages: tuple[tuple[int, str], ...]
    used: bool
    dead: bool
    left: bool
    unconfirmed: bool


LIVES = st.builds(
    Life,
    country=st.sampled_from(sorted(TERMS)),
    given=st.integers(1, 50),
    act=st.none() | st.integers(0, 49),
    messages=st.lists(st.tuples(st.integers(1, 49), FATES), max_size=3, unique_by=lambda each: each[0]).map(tuple),
    used=st.sampled_from([False, False, True]),
    dead=st.sampled_from([False, False, False, True]),
    left=st.sampled_from([False, False, False, True]),
    unconfirmed=st.sampled_from([False, False, False, True]),
)


def by_hand(life: Life) -> Standing:
    """The class, asked one question after the other."""
    if life.unconfirmed:
        return Standing.UNCONFIRMED
    if life.left:
        return Standing.LEFT
    if life.act is not None and life.act < TERMS[life.country]:
        return Standing.ACTIVE
    arrived = [months for months, fate in life.messages if fate == "arrived"]
    if life.used and all(months < life.given for months, _ in life.messages):
        arrived.append(life.given)
    if not arrived:
        return Standing.NEVER_REACHED
    newest = min(life.messages, default=None)
    if life.dead or life.act is None or (newest and newest[1] != "arrived") or min(arrived) >= life.act:
        return Standing.NOT_OBSERVED
    return Standing.INACTIVE


def lived(of: object, life: Life, today: datetime) -> int:
    """It happens; the number of the person. As admin."""
    somebody = lives_in(life.country, f"person{next(named)}")
    began = months_before(today, life.given)
    asked = of.confirmed if life.unconfirmed else of.asked  # type: ignore[attr-defined]
    says_yes(somebody, asked, began)
    if life.used:
        used(somebody, began)
    for months, fate in life.messages:
        at = months_before(today, months) - timedelta(hours=1)
        number = sent(of, somebody, at, {"arrived": "accepted", "came back": "accepted"}.get(fate, fate))  # type: ignore[arg-type]
        if fate == "came back":
            came_back(number, somebody, at + timedelta(minutes=5))
    if life.dead:
        failed = Failure.objects.create(contact_point=mailbox(somebody), kind="permanent", at=began, heard_by="import")
        Unreachable.objects.create(contact_point=mailbox(somebody), person=somebody, failure=failed, since=began)
    if life.left:
        leave(Who(somebody.pk), Scope(of.pk), heard(today - timedelta(hours=1)))  # type: ignore[attr-defined]
    acted(somebody, None if life.act is None else months_before(today, life.act) + timedelta(hours=1))  # type: ignore[arg-type]
    return somebody.pk


def age_by_hand(since: datetime, at: datetime) -> int:
    """The oldest band that it has grown out of."""
    return max(months for months in AGES if months == 0 or months_after(since, months) < at)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(lives=st.lists(LIVES, min_size=1, max_size=12))
def test_each_stands_where_one_would_say_by_hand_and_the_sums_agree(lives: list[Life]) -> None:
    today = now().replace(day=15, hour=12, minute=0, second=0, microsecond=0)
    with acting_as("admin"):
        travel = company(f"Travel{next(named)}")
        travel.asked = question(travel, channels=("email",))
        travel.confirmed = question(travel, "double", channels=("email",), double_opt_in=True)
        expected = {lived(travel, life, today): by_hand(life) for life in lives}
        found = counted(travel, today)
        (one,) = lists_of(found)
        assert {person: row.standing for row in Listed.objects.filter(count=found) for person in row.people} == expected
        assert sum(row.number for row in Listed.objects.filter(count=found)) == len(lives), "nobody twice"
        assert one.figures.total == sum(each in ON_THE_LIST for each in expected.values())
        for rows in (by_source(found, Ground.CONSENT, "email"), by_age(found, Ground.CONSENT, "email")):
            for standing in Standing:
                assert sum(row.figures.people.get(standing, 0) for row in rows) == one.figures.people.get(standing, 0)
        assert sum(each.people for each in cells(found)) == len(lives)
        for standing, people in one.figures.people.items():
            behind = people_of(found, Figure(Ground.CONSENT, "email", standing), 0, 50)
            assert behind == sorted(pk for pk, each in expected.items() if each == standing)
            assert len(behind) == people
        ages = {person: row.age for row in Listed.objects.filter(count=found) for person in row.people}
        given_at = dict(Record.objects.filter(controller=travel.pk).values_list("person_id", "given_at"))
        assert ages == {pk: age_by_hand(at, today) for pk, at in given_at.items()}
