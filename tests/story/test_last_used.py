"""The last use of consents is written for a whole batch at once."""

import pytest
from tests.plugins.relay import Sink
from tests.story.sending import members, started, states, sydrejser, until, worker

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
