"""Who holds which version is counted once a person, and never twice."""

import pytest
from tests.story.cast import DAY, NOON, company, heard, person, question, says_yes

from jatak.consent import held
from jatak.consent.confirming import confirm
from jatak.consent.leaving import leave
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as


@pytest.fixture
def travel(database):
    with acting_as("admin"):
        made = company()
    with acting_as("consent"):
        yield made


def counted(version, at=NOON + 9 * DAY):
    held.count(at)
    found = held.held([version.pk])[version.pk]
    return found.people, found.unconfirmed, found.left


def test_each_person_is_counted_once_whatever_the_channels(travel):
    asked = question(travel)
    ana = person("Ana")
    says_yes(ana, asked)
    says_yes(ana, asked, NOON + DAY)
    says_yes(person("Ben"), asked)
    assert counted(asked.text.version) == (2, 0, 0)


def test_a_yes_that_waits_and_one_that_was_taken_back_are_told_apart(travel):
    asked = question(travel, double_opt_in=True)
    ana, ben = person("Ana"), person("Ben")
    event = says_yes(ana, asked)
    says_yes(ben, asked)
    assert counted(asked.text.version) == (0, 2, 0)
    confirm(event.pk, heard(NOON + DAY))
    leave(Who(ben.pk), Scope(travel.pk), heard(NOON + DAY))
    assert counted(asked.text.version) == (1, 0, 1)
    leave(Who(ana.pk), Scope(travel.pk), heard(NOON + 2 * DAY))
    assert counted(asked.text.version) == (0, 0, 2)


def test_an_older_count_that_comes_late_overwrites_nothing(travel):
    asked = question(travel)
    says_yes(person("Ana"), asked)
    assert counted(asked.text.version) == (1, 0, 0)
    says_yes(person("Ben"), asked)
    assert counted(asked.text.version, NOON) == (1, 0, 0)
