"""A leaving reaches whoever got the consent: each no once a recipient, by the way that was agreed, until they know."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connections, transaction
from tests.story.cast import DAY, NOON, company, heard, person, question, says_yes
from tests.story.passing import SOL, asks_for, leaves, partner_of, passings

from jatak.consent.act import Act
from jatak.consent.confirming import confirm
from jatak.consent.leaving import leave
from jatak.consent.models import Actor, Via
from jatak.consent.refusing import refuse
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as, alias, atomic
from jatak.onward.models import Identifies, Partner, Passing, Waiting, Way
from jatak.onward.naming import addresses_of, keyed
from jatak.onward.partners import Agreed, begin_of, enter, hand_over, secret_of
from jatak.onward.reading import look_back, read_ledger
from jatak.people.models import ContactPoint, Controller, Topic

BY_FILE = Agreed(Way.FILE)
LATER = NOON + 5 * DAY


@pytest.fixture
def travel(database: None) -> Iterator[Controller]:
    with acting_as("admin"):
        yield company()


def told(passing: Passing) -> tuple[str, str]:
    """Whom, and about whom."""
    recipient = passing.partner.name if passing.partner else passing.sister.name
    return recipient, addresses_of(passing)[0]["address"] if passing.addresses else str(passing.person_id)


def test_a_partner_that_the_notice_names_is_told_once_of_each_act(travel: Controller) -> None:
    partner_of(travel, BY_FILE)
    asked = asks_for(travel, SOL)
    ben, ana = person("Ben"), person("Ana")
    says_yes(ben, asked)
    says_yes(ana, asked)
    leaves(ben, travel, LATER)
    leaves(ben, travel, LATER)  # The same click again.
    assert [told(each) for each in passings()] == [("Hotel Sol", "ben@example.com")]
    leaves(ben, travel, LATER + DAY, Via.PHONE)  # A second no ends nothing that was told of before.
    assert len(passings()) == 1
    assert not Waiting.objects.exists()


def test_a_yes_after_a_no_makes_the_next_no_a_new_one(travel: Controller) -> None:
    partner_of(travel, BY_FILE)
    asked, ben = asks_for(travel, SOL), person("Ben")
    for day in range(2):
        says_yes(ben, asked, NOON + 2 * day * DAY)
        leaves(ben, travel, NOON + (2 * day + 1) * DAY)
    assert len(passings()) == 2


def test_whoever_nobody_entered_waits_to_be_told_by_hand(travel: Controller) -> None:
    ben = person("Ben")
    says_yes(ben, asks_for(travel, SOL))
    leaves(ben, travel, LATER)
    (passing,) = passings()
    assert (passing.partner.name, passing.partner.way, passing.partner.made_by) == ("Hotel Sol", Way.HAND, "a notice")


def test_eve_dev_and_those_who_asked_for_something_else_are_told_to_nobody(travel: Controller) -> None:
    """May Eve? Nobody got a consent of hers, so nobody hears her name."""
    partner_of(travel, BY_FILE)
    asked, plain = asks_for(travel, SOL), question(travel, "plain")
    unconfirmed = asks_for(travel, SOL, slug="doubled", double_opt_in=True)
    eve, dev, chloe, flo = person("Eve"), person("Dev"), person("Chloe"), person("Flo")
    says_yes(chloe, plain)
    says_yes(flo, unconfirmed)
    for each in (eve, dev, chloe, flo):
        leaves(each, travel, LATER)
    with acting_as("consent"):
        leave(Who(address_hash=b"x" * 32), Scope(travel.pk), heard(LATER))
    other = company("Nordrejser")
    ana = person("Ana")
    says_yes(ana, asked)
    leaves(ana, other, LATER)
    leaves(ana, travel, LATER, survey=True)
    assert passings() == []


def test_who_confirmed_was_passed_on(travel: Controller) -> None:
    flo = person("Flo")
    given = says_yes(flo, asks_for(travel, SOL, double_opt_in=True))
    confirm(given.pk, heard(NOON))
    leaves(flo, travel, LATER)
    assert len(passings()) == 1


@pytest.mark.parametrize("via", [Via.LINK, Via.MAIL_CLIENT, Via.STOP, Via.PHONE, Via.COMPLAINT, Via.AUTHORITY])
def test_whoever_heard_it_and_however_everybody_is_told(travel: Controller, via: Via) -> None:
    partner_of(travel, BY_FILE)
    ben = person("Ben")
    says_yes(ben, asks_for(travel, SOL))
    leaves(ben, travel, LATER, via)
    assert [each.via for each in passings()] == [via]


def test_a_no_to_one_channel_or_topic_says_so(travel: Controller) -> None:
    partner_of(travel, BY_FILE)
    summer = Topic.objects.create(controller=travel, name="Summer")
    asked, ben, chloe = asks_for(travel, SOL), person("Ben"), person("Chloe")
    phone = ContactPoint.objects.create(
        person=ben, kind="telephone", address="+4522222222", normalised="+4522222222", keyed_hash=b"t" * 32
    )
    says_yes(ben, asked)
    says_yes(ben, asked, contact_point=phone, channels=("sms",))
    says_yes(chloe, asked)
    leaves(ben, travel, LATER, channel="sms")
    leaves(chloe, travel, LATER, topic_id=summer.pk)
    found = {told(each): (each.channels, each.topic_id) for each in passings()}
    assert found == {
        ("Hotel Sol", "+4522222222"): (["sms"], None),
        ("Hotel Sol", "chloe@example.com"): (["email"], summer.pk),
    }


def test_a_clicked_no_in_a_form_takes_back_what_was_said(travel: Controller) -> None:
    partner_of(travel, BY_FILE)
    asked, ben = asks_for(travel, SOL), person("Ben")
    says_yes(ben, asked)
    with acting_as("consent"):
        refuse(Who(ben.pk), "email", asked.text, asked.place, heard(LATER), "no 1")
    assert len(passings()) == 1


def test_by_a_keyed_hash_the_partner_knows_whom_it_has_and_learns_of_nobody_else(travel: Controller) -> None:
    partner = partner_of(travel, Agreed(Way.FILE, identifies=Identifies.KEYED))
    ben = person("Ben")
    says_yes(ben, asks_for(travel, SOL))
    leaves(ben, travel, LATER)
    (passing,) = passings()
    assert addresses_of(passing) == [{"kind": "email", "hmac": keyed(secret_of(partner), "ben@example.com")}]
    assert "ben" not in passing.addresses


def test_who_stood_on_a_list_that_was_passed_on_is_told_also_if_it_is_entered_later(travel: Controller) -> None:
    summer, winter = (Topic.objects.create(controller=travel, name=name) for name in ("Summer", "Winter"))
    warm = question(travel, "warm", topics=(summer.pk,))
    people = {name: person(name) for name in ("Ana", "Ben", "Chloe", "Dev", "Flo")}
    says_yes(people["Ana"], warm)
    says_yes(people["Ben"], warm)
    says_yes(people["Chloe"], question(travel, "cold", topics=(winter.pk,)))
    says_yes(people["Dev"], warm)
    leaves(people["Dev"], travel, NOON + DAY)  # Before the list was made.
    leaves(people["Ben"], travel, NOON + 3 * DAY)
    says_yes(people["Flo"], warm, NOON + 3 * DAY)  # After it.
    assert passings() == []
    partner = partner_of(travel, BY_FILE, "Car rental")
    handed_on = (NOON + 2 * DAY).date()
    for _ in range(2):
        hand_over(partner, handed_on, summer, "email", "list of May", "Mette", NOON + 4 * DAY)
        look_back(travel.pk, begin_of(handed_on))
    assert [told(each) for each in passings()] == [("Car rental", "ben@example.com")]
    for name in ("Ana", "Chloe", "Flo"):
        leaves(people[name], travel, LATER)
    assert [told(each)[1] for each in passings()] == ["ben@example.com", "ana@example.com"]


def test_a_leaving_from_the_sender_reaches_who_collected_and_the_others_that_got_it(travel: Controller) -> None:
    north, east = company("Nordrejser"), company("Ostrejser")
    asked = question(travel, companies={travel.pk: (), north.pk: (), east.pk: ()})
    ben = person("Ben")
    says_yes(ben, asked)
    leaves(ben, north, LATER)
    assert {told(each)[0] for each in passings()} == {"Sydrejser", "Ostrejser"}
    assert {each.addresses for each in passings()} == {""}


def test_of_a_joint_consent_the_ledger_itself_saw_to_the_sisters(travel: Controller) -> None:
    north = company("Nordrejser")
    asked = asks_for(travel, SOL, companies={travel.pk: (), north.pk: ()}, joint=True)
    partner_of(travel, BY_FILE)
    ben = person("Ben")
    says_yes(ben, asked)
    leaves(ben, north, LATER)
    assert {(told(each)[0], each.controller_id) for each in passings()} == {
        ("Hotel Sol", north.pk),
        ("Hotel Sol", travel.pk),
    }


def test_who_leaves_everything_leaves_it_at_each_recipient(travel: Controller) -> None:
    north = company("Nordrejser")
    partner_of(travel, BY_FILE)
    partner_of(north, BY_FILE, "Bus")
    ben = person("Ben")
    says_yes(ben, asks_for(travel, SOL))
    says_yes(ben, asks_for(north, type(SOL)("Bus", "tickets")))
    leaves(ben, None, LATER)
    assert sorted(told(each)[0] for each in passings()) == ["Bus", "Hotel Sol"]


def test_a_no_that_commits_late_is_not_lost(travel: Controller) -> None:
    """Anna's no began first and commits last; a cursor over instants or ids would have stepped over it."""
    partner_of(travel, BY_FILE)
    asked = asks_for(travel, SOL)
    ana, ben = person("Ana"), person("Ben")
    for each in (ana, ben):
        says_yes(each, asked)
    written, go = threading.Event(), threading.Event()

    def slow() -> None:
        try:
            with acting_as("consent"), atomic():
                leave(Who(ana.pk), Scope(travel.pk), heard(LATER))
                written.set()
                go.wait(20)
        finally:
            connections.close_all()

    thread = threading.Thread(target=slow)
    thread.start()
    assert written.wait(20)
    leaves(ben, travel, LATER + timedelta(hours=1))
    try:
        assert [told(each)[1] for each in passings()] == ["ben@example.com"]
    finally:
        go.set()
        thread.join()
    assert sorted(told(each)[1] for each in passings()) == ["ana@example.com", "ben@example.com"]


def test_what_is_taken_back_is_told_to_nobody(travel: Controller) -> None:
    ben = person("Ben")
    says_yes(ben, asks_for(travel, SOL))
    with acting_as("consent"), atomic():
        leave(Who(ben.pk), Scope(travel.pk), heard(LATER))
        transaction.set_rollback(True, using=alias())
    assert passings() == []


def test_a_reader_that_is_killed_loses_and_doubles_nothing(travel: Controller, monkeypatch: pytest.MonkeyPatch) -> None:
    from jatak.onward import reading

    partner_of(travel, BY_FILE)
    ben = person("Ben")
    says_yes(ben, asks_for(travel, SOL))
    leaves(ben, travel, LATER)
    with monkeypatch.context() as patch:
        patch.setattr(reading, "_write", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            read_ledger(NOON)
    assert len(passings()) == 1


def test_a_consent_of_somebody_merged_is_found(travel: Controller) -> None:
    from jatak.people.merging import Who as Sayer
    from jatak.people.merging import merge

    partner_of(travel, BY_FILE)
    ben, benny = person("Ben"), person("Benny")
    says_yes(benny, asks_for(travel, SOL))
    leaves(benny, travel, LATER)
    merge(ben.pk, benny.pk, Sayer("Mette", "the same"), LATER)
    assert [told(each)[1] for each in passings()] == ["benny@example.com"]


def test_a_no_by_what_staff_entered_reaches_the_partner(travel: Controller) -> None:
    partner_of(travel, BY_FILE)
    ben = person("Ben")
    says_yes(ben, asks_for(travel, SOL))
    with acting_as("consent"):
        leave(Who(ben.pk), Scope(travel.pk), Act(Actor.STAFF, Via.LETTER, LATER, LATER + DAY))
    (passing,) = passings()
    assert (passing.said_at, passing.heard_at) == (LATER, LATER + DAY)


def test_a_name_is_one_partner_however_it_is_spelt(travel: Controller) -> None:
    first = enter(travel, "Hotel Sol", Way.HAND, "Mette", NOON)
    assert enter(travel, "  HOTEL  sol ", Way.HAND, "Mette", NOON).pk == first.pk
    ben = person("Ben")
    says_yes(ben, asks_for(travel, type(SOL)("hotel SOL", "rooms")))
    leaves(ben, travel, LATER)
    passings()
    assert Partner.objects.count() == 1
