"""Staff ask at a till, on the telephone, on paper: what is heard, what is kept, what only the person can undo."""

import hashlib
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import override_settings
from tests.story.asking import heard, place
from tests.story.cast import DAY, NOON, company, mailbox, person, question, says_yes
from tests.story.cast import heard as an_act
from tests.story.sending import PUBLIC_URL, lives_in, now, sydrejser

from jatak.campaigns.yes_letters import send_now
from jatak.consent.answer import NotAsked
from jatak.consent.confirming import confirm
from jatak.consent.giving import NothingToGive
from jatak.consent.leaving import leave
from jatak.consent.models import Actor, Answer, Answered, Event, Letter, Objection, Particulars, Record, Scan, Served
from jatak.consent.models import LetterKind as Kind
from jatak.consent.oral.paper import BadScan, Paper, file
from jatak.consent.oral.taking import take_down
from jatak.consent.placing.closing import close
from jatak.consent.scope import Scope, Who
from jatak.consent.tally import tallies
from jatak.database.using import acting_as
from jatak.people.models import ContactPoint, Person

PNG = b"\x89PNG\r\n\x1a\n and the rest of a scan"


@pytest.fixture
def asking(database):
    with acting_as("admin"):
        yield company()


def test_a_yes_at_the_till_names_who_heard_it_and_the_words_that_were_read(asking):
    asked = place(asking)
    with acting_as("consent"):
        done = take_down(heard(asked, name="Dev Rao", language="en", country="DK"))
    event = Event.objects.get()
    assert (event.actor, event.via, event.pk) == ("staff", "till", done.events[0].pk)
    assert Particulars.objects.get().data == {"operator": "Sofie", "script": "1.0 en"}
    record = Record.objects.get()
    assert (record.own_act, record.own_at, record.needs_confirmation) == (False, None, False)
    assert Person.objects.get(pk=done.person_id).name == "Dev Rao"
    letter = Letter.objects.get()
    assert (letter.kind, letter.ends_at, letter.event_id) == (Kind.FOLLOW_UP, None, event.pk)
    assert Served.objects.get().pk == event.served_id


def test_a_double_click_writes_one_answer_down(asking):
    once = heard(place(asking))
    with acting_as("consent"):
        assert take_down(once).new
        assert not take_down(replace(once, heard_at=NOON + timedelta(seconds=1))).new
    assert (Event.objects.count(), Letter.objects.count(), Answered.objects.get().yes) == (1, 1, 1)


def test_a_no_stands_as_the_persons_own_and_enters_nobody(asking):
    with acting_as("consent"):
        done = take_down(heard(place(asking), Answer.NO))
    assert Event.objects.get().actor == Actor.PERSON
    assert (done.person_id, Person.objects.count(), ContactPoint.objects.count()) == (None, 0, 0)
    ben = person("Ben")
    with acting_as("consent"):
        take_down(heard(place(asking, "phone"), Answer.NO, email="ben@example.com"))
    assert Objection.objects.get(person=ben).own_act


def test_who_gives_no_answer_leaves_a_number_and_nothing_else(asking):
    asked = place(asking)
    with acting_as("consent"):
        take_down(heard(asked, Answer.SILENT))
        counted = tallies([asked.place.pk], NOON.date())[asked.place.pk]
    assert (counted.shown, counted.silent, counted.yes, counted.last_day) == (1, 1, 0, NOON.date())
    assert not Event.objects.exists()
    assert not Person.objects.exists()


def test_a_no_without_an_address_is_nobodys(asking):
    with acting_as("consent"), pytest.raises(NotAsked, match="Whose no"):
        take_down(heard(place(asking), Answer.NO, email=""))
    assert not Served.objects.exists()


def test_a_yes_to_staff_never_lifts_an_own_no_until_the_person_confirms(asking):
    asked, ben = place(asking), person("Ben")
    leave(Who(ben.pk), Scope(asking.pk), an_act(NOON - 9 * DAY))
    with acting_as("consent"):
        done = take_down(heard(asked, email="ben@example.com"))
    assert done.said_no_at == NOON - 9 * DAY
    assert (done.letter, Letter.objects.get().kind) == (Kind.CONFIRM, Kind.CONFIRM)
    assert Record.objects.get().own_at is None
    with acting_as("consent"):
        again = take_down(heard(asked, email="ben@example.com", at=NOON + DAY))
    assert (again.stands, Letter.objects.count()) == (True, 1)  # Nobody is reminded.
    confirm(done.events[0].pk, an_act(NOON + 2 * DAY))
    assert Record.objects.get().own_at == NOON + 2 * DAY


@override_settings(JATAK_PUBLIC_URL=PUBLIC_URL)
def test_the_mail_that_asks_whoever_said_no_goes_out(database):
    with acting_as("admin"):
        made = sydrejser()
        asked, ben = place(made), lives_in(person("Ben"))
        leave(Who(ben.pk), Scope(made.pk), an_act(now() - 9 * DAY))
    with acting_as("consent"):
        done = take_down(heard(asked, email="ben@example.com", at=now()))
    with acting_as("web"):
        message_id = send_now(done.letter_id, now())
    with acting_as("admin"):
        assert (message_id is not None, Letter.objects.get().why_not) == (True, "")


def test_a_no_that_a_newer_own_yes_lifted_is_not_held_against_them(asking):
    asked, ben = place(asking), person("Ben")
    leave(Who(ben.pk), Scope(asking.pk), an_act(NOON - 9 * DAY))
    says_yes(ben, question(asking), NOON - 5 * DAY)
    with acting_as("consent"):
        assert take_down(heard(asked, email="ben@example.com")).said_no_at is None


def test_where_the_place_wants_it_the_yes_waits_for_a_click(asking):
    asked = place(asking, "phone", double_opt_in=True)
    with acting_as("consent"):
        done = take_down(heard(asked))
    assert (done.letter, Record.objects.get().needs_confirmation) == (Kind.CONFIRM, True)
    assert Letter.objects.get().ends_at == NOON + 14 * DAY


def test_a_number_alone_cannot_confirm_and_is_refused_before_anything_is_kept(asking):
    asked = place(asking, "phone", double_opt_in=True, channels=("email", "sms"))
    with acting_as("consent"), pytest.raises(NothingToGive, match="from a mailbox"):
        take_down(heard(asked, email="", telephone="22 22 22 22"))
    assert not Served.objects.exists()
    assert not Person.objects.exists()


def test_mailbox_and_number_are_two_consents_and_one_letter(asking):
    asked = place(asking, channels=("email", "sms"))
    with acting_as("consent"):
        done = take_down(heard(asked, telephone="22 22 22 22"))
    assert {each.channel for each in Record.objects.all()} == {"email", "sms"}
    assert len(done.events) == 2
    assert Letter.objects.get().event_id == done.events[0].pk
    assert mailbox(Person.objects.get()).address == "dev@example.com"


def test_nobody_is_asked_at_a_closed_place_or_at_a_form(asking):
    asked = place(asking)
    close(asked.place.point, "Ida", NOON)
    asked.place.point.refresh_from_db()
    for closed in (asked, question(asking)):
        with acting_as("consent"), pytest.raises(NotAsked):
            take_down(heard(closed))


def test_a_paper_is_kept_with_its_hash_and_counts_as_signed(asking):
    asked, paper = place(asking, "paper"), Paper("slip.png", PNG)
    signed = heard(asked)
    with acting_as("consent"):
        done = file(signed, paper)
        file(signed, paper)
    scan = Scan.objects.get()
    assert (scan.event_id, scan.content_type, scan.added_by) == (done.events[0].pk, "image/png", "Sofie")
    assert bytes(scan.sha256) == hashlib.sha256(PNG).digest()
    assert bytes(scan.data) == PNG
    assert Event.objects.get().via == "paper"


def test_a_no_on_paper_has_its_scan_too(asking):
    with acting_as("consent"):
        done = file(heard(place(asking, "paper"), Answer.NO), Paper("no.pdf", b"%PDF-1.7 ..."))
    assert [scan.event_id for scan in Scan.objects.all()] == [event.pk for event in done.events]


@pytest.mark.parametrize(
    "data", [b"", b"MZ\x90", b"<html>", b" %PDF-1.7"], ids=["empty", "program", "html", "indented"]
)
def test_a_file_that_is_no_scan_is_refused_whatever_its_name(asking, data):
    with acting_as("consent"), pytest.raises(BadScan):
        file(heard(place(asking, "paper")), Paper("scan.pdf", data))
    assert not Event.objects.exists()


def test_a_scan_has_its_limit(asking):
    with acting_as("consent"), pytest.raises(BadScan, match="bytes"):
        file(heard(place(asking, "paper")), Paper("scan.pdf", b"%PDF-" + bytes(10 * 1024 * 1024)))
