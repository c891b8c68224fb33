"""How many of a place's yeses are gone within a month: counted by a job, of those that had their month."""

from datetime import timedelta

import pytest
from tests.story.cast import DAY, NOON, company, heard, person, question, says_yes

from jatak.consent.confirming import confirm
from jatak.consent.leaving import leave
from jatak.consent.scope import Scope, Who
from jatak.consent.stayed import Stayed, count, stayed
from jatak.database.using import acting_as

GIVEN = NOON - 60 * DAY


@pytest.fixture
def asking(database):
    with acting_as("admin"):
        yield company()


def leaves(somebody, of, at):
    leave(Who(somebody.pk), Scope(of.pk), heard(at))


def counted(asked, at=NOON):
    with acting_as("consent"):
        count(at)
        return stayed([asked.place.pk])[asked.place.pk]


def test_who_left_in_time_counts_and_who_left_late_or_stays_does_not(asking):
    asked = question(asking)
    ana, ben, chloe = person("Ana"), person("Ben"), person("Chloe")
    for somebody in (ana, ben, chloe):
        says_yes(somebody, asked, GIVEN)
    leaves(ben, asking, GIVEN + 10 * DAY)
    leaves(chloe, asking, GIVEN + 40 * DAY)
    assert counted(asked) == Stayed(3, 1)
    assert counted(asked).share_left == pytest.approx(1 / 3)


def test_nobody_is_counted_before_their_month_is_over_nor_for_ever(asking):
    asked = question(asking)
    says_yes(person("Ana"), asked, NOON - 10 * DAY)
    says_yes(person("Ben"), asked, NOON - 200 * DAY)
    assert counted(asked) == Stayed(0, 0)
    assert counted(asked).share_left is None
    assert counted(asked, NOON + timedelta(days=30)) == Stayed(1, 0)


def test_a_yes_that_nobody_confirmed_took_no_effect(asking):
    asked = question(asking, double_opt_in=True)
    says_yes(person("Ana"), asked, GIVEN)
    event = says_yes(person("Ben"), asked, GIVEN)
    assert counted(asked) == Stayed(0, 0)
    confirm(event.pk, heard(GIVEN + DAY))
    assert counted(asked) == Stayed(1, 0)


def test_an_older_count_overwrites_nothing(asking):
    asked = question(asking)
    says_yes(person("Ana"), asked, GIVEN)
    assert counted(asked) == Stayed(1, 0)
    assert counted(asked, NOON - 50 * DAY) == Stayed(1, 0)
