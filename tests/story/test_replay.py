"""A message is decided again from what was known when the gate was asked, whatever came a moment later."""

import pytest
from tests.plugins.relay import Sink
from tests.story.cast import mailbox, question, says_yes
from tests.story.cast import person as somebody
from tests.story.sending import (
    YESTERDAY,
    judged_good,
    lives_in,
    members,
    now,
    only_message,
    started,
    states,
    sydrejser,
    until,
    worker,
)

from jatak.consent.act import Act
from jatak.consent.leaving import leave
from jatak.consent.models import Actor, Via
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as
from jatak.delivery.replay import replay


@pytest.fixture
def travel(database):
    with acting_as("admin"):
        return sydrejser()


def sent(company):
    started(company)
    with Sink() as sink, worker(sink.url):
        until(lambda: states() == {"accepted": 1})


def assert_the_same():
    with acting_as("worker"):
        found = replay(only_message(), with_facts=True)
    assert found.agrees
    assert found.facts_agree


def test_who_leaves_right_after_was_permitted_all_the_same(travel):
    with acting_as("admin"):
        (ana,) = members(travel, "Ana")
    sent(travel)
    act = Act(Actor.PERSON, Via.LINK, now(), now(), message_id=only_message().id)
    with acting_as("consent"):
        leave(Who(ana.pk, bytes(mailbox(ana).keyed_hash)), Scope(travel.pk), act)
    assert_the_same()


def test_a_message_does_not_count_against_its_own_promise(travel):
    with acting_as("admin"):
        asked = question(travel, promised_per_month=1)
        judged_good(asked)
        says_yes(lives_in(somebody("Ana")), asked, YESTERDAY)
    sent(travel)
    assert_the_same()
