"""A pause and a number of one's own: preferences that end no consent."""

import pytest
from tests.story.cast import DAY, NOON, company, heard, person, question, says_yes

from jatak.consent.models import Event, OwnFrequency, Pause, Record, Via
from jatak.consent.own_frequency import NoNumber, choose, chosen_of
from jatak.consent.pausing import NoPause, pause, pauses_of, resume
from jatak.database.using import acting_as
from jatak.people.merging import Who as Says
from jatak.people.merging import merge
from jatak.people.models import Topic

AUGUST = NOON + 90 * DAY


@pytest.fixture
def travel(database):
    with acting_as("admin"):
        travel = company()
    with acting_as("consent"):
        yield travel


@pytest.fixture
def ana(travel):
    with acting_as("admin"):
        ana = person("Ana")
        says_yes(ana, question(travel))
    return ana


def test_a_pause_says_who_when_and_by_what_and_ends_no_consent(travel, ana):
    pause(ana.pk, travel.pk, None, None, AUGUST, heard(via=Via.LINK, message_id=7))
    row = Pause.objects.get()
    assert (row.begun_at, row.until, row.actor, row.via, row.message_id) == (NOON, AUGUST, "person", "link", 7)
    assert Record.objects.filter(ended_at=None).count() == 1
    assert {event.kind for event in Event.objects.all()} == {"given"}
    assert pauses_of(ana.pk, NOON) == pauses_of(ana.pk, AUGUST - DAY) == [row]
    assert pauses_of(ana.pk, AUGUST) == pauses_of(ana.pk, NOON - DAY) == []


def test_the_same_again_is_once_and_another_takes_its_place(travel, ana):
    first = pause(ana.pk, travel.pk, "email", None, AUGUST, heard())
    assert pause(ana.pk, travel.pk, "email", None, AUGUST, heard(NOON + DAY)) == first
    longer = pause(ana.pk, travel.pk, "email", None, AUGUST + DAY, heard(NOON + 2 * DAY))
    assert pauses_of(ana.pk, NOON + 2 * DAY) == [longer]
    first.refresh_from_db()
    assert (first.ended_at, first.ended_via) == (NOON + 2 * DAY, "form")


def test_nobody_pauses_until_a_day_that_is_over(travel, ana):
    with pytest.raises(NoPause, match="over before"):
        pause(ana.pk, travel.pk, None, None, NOON, heard())


def test_resuming_ends_what_lies_inside(travel, ana):
    with acting_as("admin"):
        topic = Topic.objects.create(controller=travel, name="Hotels")
    pause(ana.pk, travel.pk, None, None, AUGUST, heard())
    pause(ana.pk, travel.pk, "email", topic.pk, AUGUST, heard())
    assert resume(ana.pk, travel.pk, "email", None, heard(NOON + DAY)) == 1
    assert [row.channel for row in pauses_of(ana.pk, NOON + DAY)] == [None]
    assert resume(ana.pk, travel.pk, None, None, heard(NOON + 2 * DAY)) == 1
    assert resume(ana.pk, travel.pk, None, None, heard(NOON + 2 * DAY)) == 0


def test_a_number_of_one_s_own_is_changed_and_taken_back(travel, ana):
    first = choose(ana.pk, travel.pk, None, 4, heard())
    assert choose(ana.pk, travel.pk, None, 4, heard(NOON + DAY)) == first
    choose(ana.pk, travel.pk, None, 2, heard(NOON + DAY))
    assert [row.per_month for row in chosen_of(ana.pk, NOON + DAY)] == [2]
    assert choose(ana.pk, travel.pk, None, None, heard(NOON + 2 * DAY)) is None
    assert chosen_of(ana.pk, NOON + 2 * DAY) == []
    assert [row.per_month for row in chosen_of(ana.pk, NOON)] == [4], "as it was then"
    assert OwnFrequency.objects.count() == 2


def test_a_number_is_at_least_one(travel, ana):
    for wrong in (0, -1, 1001):
        with pytest.raises(NoNumber, match="no number"):
            choose(ana.pk, travel.pk, None, wrong, heard())


def test_preferences_go_to_the_one_who_stays(travel, ana):
    with acting_as("admin"):
        anna = person("Anna")
    pause(anna.pk, travel.pk, None, None, AUGUST, heard())
    choose(anna.pk, travel.pk, None, 1, heard())
    with acting_as("web"):
        merge(ana.pk, anna.pk, Says("Mette", "One and the same."), NOON + DAY)
    assert len(pauses_of(ana.pk, NOON + DAY)) == len(chosen_of(ana.pk, NOON + DAY)) == 1
