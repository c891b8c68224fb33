"""What is done about a request: the no is recorded, the hold goes, and each step is kept."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.story.cast import company, person
from tests.story.desking import HOUR, asks, hash_of, why_not
from tests.story.sending import joined, lives_in, now

from jatak.consent.models import Event, EventKind, Objection, Particulars, Suppression
from jatak.consent.scope import Scope
from jatak.database.using import acting_as
from jatak.desk.acting import By
from jatak.desk.closing import close
from jatak.desk.errors import Closed, NobodyKnown, NoReason, NoSuchRequest
from jatak.desk.leaving import leave_as_asked
from jatak.desk.models import Asked, Done, Request, Step, Words
from jatak.desk.opening import Beside
from jatak.desk.restricting import restrict_as_asked
from jatak.desk.understanding import Found, match, note, say_asked
from jatak.people.merging import Who, merge
from jatak.people.models import HeldAddress, Person, Restriction
from jatak.people.restricting import lift


def mette():
    return By("Mette", now())


def test_a_call_is_the_persons_own_no_heard_by_staff(database):
    travel = joined("Ana")
    called = now() - HOUR
    request = asks(travel, travel.ana, received_at=called)
    with acting_as("consent"):
        leave_as_asked(request.pk, Scope(travel.pk), mette(), "asked me to take her off the list")
        kinds = {each.kind: each for each in Event.objects.filter(person_id=travel.ana.pk).exclude(kind="given")}
        assert set(kinds) == {EventKind.WITHDRAWN, EventKind.OBJECTED}
        said = kinds[EventKind.OBJECTED]
        assert (said.actor, said.via, said.at) == ("person", "phone", called)
        assert Objection.objects.filter(own_act=True, at=called).count() == 2, "marketing, and surveys"
        told = Particulars.objects.get(event=said).data
        assert told == {"recorded_by": "Mette", "request": request.pk, "note": "asked me to take her off the list"}
    assert why_not(travel.ana, travel) == "objected"
    with acting_as("web"):
        assert Restriction.objects.get().ended_at is not None
        closed = Step.objects.get()
        assert (closed.done, closed.by) == (Done.LEFT, "Mette")


def test_closing_twice_changes_nothing(database):
    travel = joined("Ana")
    request = asks(travel, travel.ana)
    with acting_as("consent"):
        assert close(request.pk, Done.NOTHING, "she asked for the opening hours", mette())
        first = Request.objects.get().closed_at
        assert not close(request.pk, Done.ANSWERED, "again", mette())
        assert leave_as_asked(request.pk, Scope(travel.pk), mette()) is None
        assert Request.objects.get().closed_at == first
        assert Step.objects.get().reason == "she asked for the opening hours"
        with pytest.raises(Closed):
            note(request.pk, "too late", mette())
    assert why_not(travel.ana, travel) == "", "nothing was asked, so she is written to again"


def test_closing_one_of_two_lets_the_other_hold(database):
    travel = joined("Ana", "Ben")
    with acting_as("admin"):
        ben = Person.objects.get(name="Ben")
    one, other, of_ben = asks(travel, travel.ana), asks(travel, travel.ana, "letter"), asks(travel, ben)
    for request, expected in ((one, "restricted"), (other, "")):
        with acting_as("consent"):
            close(request.pk, Done.NOTHING, "was a question about a trip", mette())
        assert why_not(travel.ana, travel) == expected
        assert why_not(ben, travel) == "restricted", of_ben


def test_nothing_is_closed_without_a_reason(database):
    travel = joined("Ana")
    request = asks(travel, travel.ana)
    with acting_as("consent"):
        with pytest.raises(NoReason):
            close(request.pk, Done.ANSWERED, "  ", mette())
        with pytest.raises(NoSuchRequest):
            close(request.pk + 1, Done.ANSWERED, "there is none", mette())
    assert why_not(travel.ana, travel) == "restricted"


def test_a_letter_of_last_week_ends_what_was_said_before_it_and_not_after(database):
    travel = joined("Ana")
    week = now() - timedelta(days=7)
    request = asks(travel, travel.ana, "letter", received_at=week)
    with acting_as("consent"):
        leave_as_asked(request.pk, Scope(travel.pk), mette())
    assert why_not(travel.ana, travel) == "", "her yes of yesterday is newer than the letter"


def test_a_no_for_every_company_reaches_them_all(database):
    travel = joined("Ana")
    with acting_as("admin"):
        sister = company("Nordrejser")
    request = asks(travel, travel.ana, "authority", beside=Beside(asked=Asked.AUTHORITY))
    with acting_as("consent"):
        leave_as_asked(request.pk, Scope(), mette(), "order of Datatilsynet")
    assert (why_not(travel.ana, travel), why_not(travel.ana, sister)) == ("objected", "objected")


def test_an_authority_sets_its_own_day(database):
    travel = joined("Ana")
    day = now() + timedelta(days=5)
    first = asks(travel, None, "authority", beside=Beside(asked=Asked.AUTHORITY, answer_by=day))
    second = asks(travel, travel.ana, "authority", beside=Beside(asked=Asked.ACCESS))
    assert first.due_at == day
    assert timedelta(days=28) <= second.due_at - second.received_at <= timedelta(days=31)


def test_a_letter_from_before_any_law_that_we_know_is_overdue(database):
    travel = joined("Ana")
    request = asks(travel, travel.ana, "letter", received_at=datetime(1999, 12, 31, tzinfo=UTC))
    assert request.due_at == datetime(2000, 1, 1, tzinfo=UTC)
    assert why_not(travel.ana, travel) == "restricted"


def test_what_is_asked_sets_the_clock(database):
    travel = joined("Ana")
    request = asks(travel, travel.ana, "reply")
    assert request.due_at - request.received_at == 24 * HOUR
    with acting_as("consent"):
        read = say_asked(request.pk, Asked.ERASE, mette(), "wants to be forgotten")
        assert read.due_at - read.received_at > timedelta(days=27)
        back = say_asked(request.pk, Asked.OBJECT, mette())
        assert back.due_at - back.received_at == 24 * HOUR
        assert [each.kind for each in Step.objects.order_by("pk")] == ["asked", "asked"]
    assert why_not(travel.ana, travel) == "restricted", "it is read, not done"


def test_who_it_is_is_found_out_later(database):
    travel = joined("Ana", "Ben")
    with acting_as("admin"):
        ben = Person.objects.get(name="Ben")
    request = asks(None, None, "letter", words="Please stop. A. Hansen")
    with acting_as("consent"):
        with pytest.raises(NobodyKnown):
            leave_as_asked(request.pk, Scope(travel.pk), mette())
        match(request.pk, Found(ben.pk, controller_id=travel.pk), mette())
    assert (why_not(ben, travel), why_not(travel.ana, travel)) == ("restricted", "")
    with acting_as("consent"):
        match(request.pk, Found(travel.ana.pk, controller_id=travel.pk), mette(), "Ben is somebody else")
    assert (why_not(ben, travel), why_not(travel.ana, travel)) == ("", "restricted")
    with acting_as("consent"):
        match(request.pk, Found(ben.pk, controller_id=travel.pk), mette(), "it was Ben after all")
        leave_as_asked(request.pk, Scope(travel.pk), mette())
    assert (why_not(ben, travel), why_not(travel.ana, travel)) == ("objected", "")


def test_an_address_that_nobody_has_leaves_and_stays_away(database):
    travel = joined("Ana")
    request = asks(travel, address_hash=hash_of("dev@example.com"), beside=Beside(address="dev@example.com"))
    with acting_as("consent"):
        assert Words.objects.get().address == "dev@example.com"
        leave_as_asked(request.pk, Scope(travel.pk), mette())
        assert Suppression.objects.filter(address_hash=hash_of("dev@example.com")).count() == 2
        assert Words.objects.get().address == "", "kept no longer than it is needed"
    with acting_as("admin"):
        dev = lives_in(person("Dev"))
    assert why_not(dev, travel) == "objected"


def test_who_is_merged_meanwhile_stays_held_and_leaves(database):
    travel = joined("Ana", "Ben")
    with acting_as("admin"):
        ben = Person.objects.get(name="Ben")
    request = asks(travel, ben)
    with acting_as("web"):
        merge(travel.ana.pk, ben.pk, Who("Mette", "they called"), now())
    assert why_not(travel.ana, travel) == "restricted"
    with acting_as("consent"):
        leave_as_asked(request.pk, Scope(travel.pk), mette())
        assert Restriction.objects.get().ended_at is not None
    assert why_not(travel.ana, travel) == "objected"


def test_who_is_erased_meanwhile_is_held_again_when_they_come_back(database):
    travel = joined("Ana")
    request = asks(travel, travel.ana)
    with acting_as("admin"):
        Person.objects.filter(pk=travel.ana.pk).delete()
        again = lives_in(person("Ana"))
    assert why_not(again, travel) == "restricted"
    with acting_as("consent"):
        leave_as_asked(request.pk, Scope(travel.pk), mette())
        assert HeldAddress.objects.get().ended_at is not None
    assert why_not(again, travel) == "objected"


def test_a_restriction_takes_the_place_of_the_hold(database):
    travel = joined("Ana")
    request = asks(travel, travel.ana)
    with acting_as("consent"):
        assert restrict_as_asked(request.pk, "says the address is not hers", mette())
        held, own = Restriction.objects.order_by("pk")
        assert (held.ended_at is None, own.ended_at is None) == (False, True)
        assert own.request_id is None
    assert why_not(travel.ana, travel) == "restricted"


def test_nobody_ends_the_hold_of_an_open_request_by_the_way(database):
    travel = joined("Ana")
    asks(travel, travel.ana)
    with acting_as("consent"):
        assert not lift(Restriction.objects.get(), now())
    assert why_not(travel.ana, travel) == "restricted"
