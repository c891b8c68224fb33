"""The last use of consents is written for a whole batch at once."""

import pytest
from tests.plugins.relay import Sink
from tests.story.cast import company, person, question, says_yes
from tests.story.sending import (
    YESTERDAY,
    judged_good,
    lives_in,
    members,
    started,
    states,
    sydrejser,
    until,
    worker,
)

from jatak.consent.models import Record
from jatak.database.using import acting_as

PEOPLE = 7


@pytest.fixture
def travel(database):
    with acting_as("admin"):
        return sydrejser()


def test_a_batch_that_was_delivered_marks_its_consents_by_one_statement(travel):
    with acting_as("admin"):
        members(travel, *(f"person{nth}" for nth in range(PEOPLE)))
    started(travel)
    with Sink() as sink, worker(sink.url):
        until(lambda: states() == {"accepted": PEOPLE})
    with acting_as("consent"):
        used = list(Record.objects.filter(channel="email").values_list("last_used_at", flat=True))
    assert None not in used
    assert len(used) == PEOPLE
    assert len(set(used)) == 1, "one statement writes one instant for all of them"


def test_what_one_company_sends_keeps_no_other_companys_consent_alive(database):
    with acting_as("admin"):
        travel = sydrejser()
        other = company("Nordrejser")
        asked = question(travel, companies={travel.pk: (), other.pk: ()})
        judged_good(asked)
        says_yes(lives_in(person("Ana")), asked, YESTERDAY)
    started(travel)
    with Sink() as sink, worker(sink.url):
        until(lambda: states() == {"accepted": 1})
    with acting_as("consent"):
        used = dict(Record.objects.filter(channel="email").values_list("controller_id", "last_used_at"))
    assert used[travel.pk] is not None
    assert used[other.pk] is None
