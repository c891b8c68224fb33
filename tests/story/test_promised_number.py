"""A notice promised one message a month, and two workers have one each for the same person."""

from datetime import datetime, timedelta

import pytest
from tests.plugins.relay import Sink
from tests.story.cast import person, question, says_yes
from tests.story.sending import (
    YESTERDAY,
    judged_good,
    lives_in,
    newsletter,
    now,
    started,
    states,
    sydrejser,
    until,
    worker,
)

from jatak.clearance.decider import Answer, Decider
from jatak.clearance.gather import gather
from jatak.clearance.request import Request
from jatak.clearance.waiting import not_before
from jatak.consent.act import Act
from jatak.consent.models import Actor, Via
from jatak.consent.own_frequency import choose
from jatak.database.using import acting_as
from jatak.delivery.claimed import Permitted
from jatak.delivery.claiming import Batch, Claims, taken_elsewhere
from jatak.delivery.consignment import rulebook
from jatak.delivery.last_metre import Judge
from jatak.delivery.models import Message
from jatak.delivery.workers import give_back
from jatak.gate.message import Channel, Declared, Element, MessageFacts, SenderKind
from jatak.gate.situation import Tri
from jatak.people.models import Controller, Person, Topic


@pytest.fixture
def two_campaigns(database):
    two_starts(promised=1)


@pytest.fixture
def two_of_nine(database):
    two_starts(promised=9)


def two_starts(promised: int) -> None:
    with acting_as("admin"):
        travel = sydrejser()
        asked = question(travel, promised_per_month=promised)
        judged_good(asked)
        says_yes(lives_in(person("Ana")), asked, YESTERDAY)
    with acting_as("web"):
        version = newsletter(travel)
    started(travel, "First", version)
    started(travel, "Second", version)


def verdict(batch: Batch) -> object:
    ((_, said),) = Judge(batch.of.facts, rulebook(batch.at)).verdicts(batch.messages)
    return said


def test_what_one_worker_holds_counts_for_the_other(two_campaigns):
    with acting_as("worker"):
        one, other = Claims("w1").claim("one", now(), 20), Claims("w2").claim("other", now(), 20)
        ana = other.messages[0].person_id
        assert isinstance(verdict(one), Permitted)
        assert verdict(other).rule == "frequency_exceeded"
        assert taken_elsewhere(other, [ana]) == {ana}


def test_what_is_given_back_counts_no_more(two_campaigns):
    with acting_as("worker"):
        Claims("w1").claim("one", now(), 20)
        assert give_back(["one"], now() + timedelta(minutes=1)) == 1
        other = Claims("w2").claim("other", now(), 20)
        assert isinstance(verdict(other), Permitted)
        assert taken_elsewhere(other, [other.messages[0].person_id]) == set()


def test_the_answer_names_the_instant_from_which_it_may_go(two_campaigns):
    ana = Person.objects.using("admin").get()
    with Sink(delay=0.05) as sink, worker(sink.url):
        until(lambda: states() == {"accepted": 1, "dropped": 1})
    with acting_as("worker"):
        told, asked = answered(ana)
        at = not_before(told, asked)
        sent = Message.objects.get(state="accepted").offered_at
    assert (told.decision.rule, told.decision.waits, at) == ("frequency_exceeded", True, sent + timedelta(days=30))
    with acting_as("worker"):
        later, asked = answered(ana, at)
        assert later.decision.permitted
        assert not_before(later, asked) is None
        assert not answered(ana, at - timedelta(seconds=1))[0].decision.permitted


def answered(somebody: Person, at: datetime | None = None) -> tuple[Answer, Request]:
    facts = MessageFacts(
        SenderKind.COMPANY, Channel.EMAIL, Declared.MARKETING, frozenset({Element.NEWSLETTER}), Tri.YES, Tri.YES
    )
    request = Request(Controller.objects.get().pk, Channel.EMAIL, facts, at or now())
    law = rulebook(request.as_of)
    return Decider(facts, law).best(gather([somebody.pk], request, law)[somebody.pk]), request


def test_a_promise_is_about_the_topics_that_its_consent_covers(database):
    with acting_as("admin"):
        travel = sydrejser()
        trips, shoes = (Topic.objects.create(controller=travel, name=name) for name in ("Trips", "Shoes"))
        ana = lives_in(person("Ana"))
        for topic in (trips, shoes):
            asked = question(travel, topic.name.lower(), topics=(topic.pk,), promised_per_month=1)
            judged_good(asked)
            says_yes(ana, asked, YESTERDAY)
    with acting_as("web"):
        version = newsletter(travel)
    with Sink() as sink, worker(sink.url):
        for name, topic in (("First", trips), ("Second", shoes), ("Third", trips)):
            started(travel, name, version, topic)
            until(lambda: not Message.objects.filter(state__in=("waiting", "claimed", "offered")).exists())
    with acting_as("worker"):
        of = {message.campaign_id: (message.topic_id, message.state) for message in Message.objects.all()}
    assert sorted(of.values()) == [(trips.pk, "accepted"), (shoes.pk, "accepted")]


def test_two_workers_keep_the_promise(two_campaigns):
    with Sink(delay=0.05) as sink, worker(sink.url), worker(sink.url):
        until(lambda: states() == {"accepted": 1, "dropped": 1})
    assert len(sink.received) == 1


def test_a_number_of_ones_own_is_kept_beside_the_promise_and_says_when(two_of_nine):
    with acting_as("admin"):
        ana, travel = Person.objects.get(), Controller.objects.get()
    with acting_as("consent"):
        choose(ana.pk, travel.pk, None, 1, Act(Actor.PERSON, Via.LINK, YESTERDAY, YESTERDAY))
    with Sink() as sink, worker(sink.url):
        until(lambda: states() == {"accepted": 1, "dropped": 1})
    assert len(sink.received) == 1
    with acting_as("worker"):
        told, asked = answered(ana)
        sent = Message.objects.get(state="accepted").offered_at
        assert (told.decision.rule, told.decision.reason) == ("frequency_exceeded", "own_frequency")
        assert not_before(told, asked) == sent + timedelta(days=30)
    with acting_as("consent"):
        choose(ana.pk, travel.pk, None, None, Act(Actor.PERSON, Via.LINK, now(), now()))
    with acting_as("worker"):
        assert answered(ana, now() + timedelta(minutes=1))[0].decision.permitted


def test_a_number_for_another_channel_counts_its_own_messages(two_of_nine):
    with acting_as("admin"):
        ana, travel = Person.objects.get(), Controller.objects.get()
    with acting_as("consent"):
        choose(ana.pk, travel.pk, "sms", 1, Act(Actor.PERSON, Via.LINK, YESTERDAY, YESTERDAY))
    with Sink() as sink, worker(sink.url):
        until(lambda: states() == {"accepted": 2})
