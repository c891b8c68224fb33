"""Who asks to be erased is let go at once, told before their address goes, and then erased; the request closes."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.test import override_settings
from tests.story.cast import person, question, says_yes
from tests.story.desking import why_not
from tests.story.erasing import asks_to_go
from tests.story.old_messages import asked
from tests.story.sending import PUBLIC_URL, joined, judged_good, lives_in, now

from jatak.consent.models import Event, Objection, Via
from jatak.content.models import TemplateText
from jatak.database.using import acting_as
from jatak.delivery.models import Message
from jatak.desk.models import Done, Request, Step, Words
from jatak.onward.models import Waiting
from jatak.people.models import Person
from jatak.retention.erasure import carrying_out, erase
from jatak.retention.erasure.carrying_out import carry_out
from jatak.retention.erasure.letters import letter_of
from jatak.retention.erasure.ordering import Order, order
from jatak.retention.models import Erasure, Why

SENT = "UPDATE delivery_message SET state = 'accepted', not_before = NULL, settled_at = %(at)s WHERE id = %(id)s"


@pytest.fixture(autouse=True)
def public():
    with override_settings(JATAK_PUBLIC_URL=PUBLIC_URL):
        yield


def passed_on():
    """Partners were told, as a job does each minute."""
    with acting_as("admin"):
        Waiting.objects.all().delete()


def goes(message_id):
    asked(SENT, at=now(), id=message_id)


def ordered(travel, at=None, **more):
    request = asks_to_go(travel, travel.ana, at=at)
    told = {"via": Via.LETTER, "controller_id": travel.pk, "request_id": request.pk} | more
    return order(Order(travel.ana.pk, "Mette", request.received_at, **told), now())


def the_erasure():
    with acting_as("web"):
        return Erasure.objects.get()


def test_orders_that_wait_or_fail_hold_up_no_newer_one(database, monkeypatch):
    travel = joined("Ana")
    waits = {"why": Why.REQUEST, "ordered_at": now(), "via": Via.LETTER, "by": "Mette", "letter_id": 10**9}
    with acting_as("retention"):
        long_ago = now() - timedelta(days=2)
        Erasure.objects.bulk_create(Erasure(person_id=10**6 + n, asked_at=long_ago, **waits) for n in range(201))
    ordered(travel)
    carry_out(now())
    passed_on()
    with acting_as("web"):
        letter = Erasure.objects.get(person_id=travel.ana.pk).letter_id
    goes(letter)
    monkeypatch.setattr(carrying_out, "go_on", failing_first(carrying_out.go_on))
    assert carry_out(now()) == 1


def failing_first(really):
    """The database ends the first of them."""
    failures = iter([DatabaseError("deadlock detected")])

    def go_on(erasure, at):
        for failure in failures:
            raise failure
        return really(erasure, at)

    return go_on


def test_from_the_letter_to_the_closed_request(database):
    travel = joined("Ana")
    ordered(travel)
    assert why_not(travel.ana, travel) in ("objected", "restricted"), "nothing is sent from now on"
    with acting_as("consent"):
        assert Objection.objects.filter(person=travel.ana.pk, controller=None, own_act=True).count() == 2
    assert carry_out(now()) == 0, "she is told first"
    passed_on()
    assert carry_out(now()) == 0, "the letter has not gone"
    letter = the_erasure().letter_id
    with acting_as("web"):
        sent = Message.objects.get(id=letter)
        assert (sent.marketing, sent.person_id) == (False, travel.ana.pk)
        words = TemplateText.objects.get(version=sent.template_version_id, language="da").text
    assert "24 måneder" in words, "Denmark's term of proof"
    goes(letter)
    assert carry_out(now()) == 1
    with acting_as("admin"):
        assert not Person.objects.exists()
        closed = Step.objects.get(kind="closed")
        assert (closed.done, closed.by) == (Done.ERASED, "Mette")
        assert Request.objects.get().closed_at is not None
        assert Words.objects.get().words == "", "what she wrote is gone, too"
        assert Event.objects.filter(kind="objected").exists()
    assert carry_out(now()) == 0
    assert the_erasure().via == Via.LETTER


def test_ordering_again_is_the_same_order(database):
    travel = joined("Ana")
    first, again = ordered(travel), ordered(travel)
    assert first.pk == again.pk
    carry_out(now())
    carry_out(now())
    with acting_as("web"):
        assert Message.objects.count() == 1, "one letter"


def test_partners_are_told_while_addresses_are_here(database):
    travel = joined("Ana")
    ordered(travel)
    carry_out(now())
    goes(the_erasure().letter_id)
    assert carry_out(now()) == 0, "a no waits to be passed on"
    passed_on()
    assert carry_out(now()) == 1


def test_who_has_no_mailbox_is_erased_without_a_letter(database):
    travel = joined("Ana")
    asked("UPDATE people_contactpoint SET kind = 'telephone', normalised = '+4520123456'")
    ordered(travel)
    passed_on()
    assert carry_out(now()) == 1
    assert the_erasure().why_no_letter == "no_address"


def test_a_letter_that_cannot_go_holds_nobody_for_ever(database):
    travel = joined("Ana")
    asked("UPDATE people_controller SET service_address = ''")
    ordered(travel)
    passed_on()
    assert carry_out(now()) == 0, "the company is not ready to send"
    assert carry_out(now() + timedelta(days=4)) == 1


def test_who_was_killed_between_erasing_and_closing_goes_on(database):
    travel = joined("Ana")
    erasure = ordered(travel)
    erase(travel.ana.pk, Why.REQUEST, now(), "Mette")
    with acting_as("admin"):
        assert Request.objects.get().closed_at is None
    carry_out(now())
    with acting_as("admin"):
        assert Request.objects.get().closed_at is not None
    assert the_erasure().pk == erasure.pk


def test_a_yes_that_was_said_again_after_all_counts(database):
    travel = joined("Ana")
    ordered(travel)
    passed_on()
    carry_out(now())
    goes(the_erasure().letter_id)
    assert carry_out(now()) == 1
    with acting_as("admin"):
        asked_again = question(travel, "again")
        judged_good(asked_again)
        again = lives_in(person("Ana"))
        says_yes(again, asked_again, now() + timedelta(minutes=1))
    assert why_not(again, travel, now() + timedelta(minutes=2)) == ""


def test_every_language_says_how_long_proof_is_kept():
    texts = letter_of(24).texts()
    assert {"en", "da", "nb", "sv", "de", "nl", "fr"} <= set(texts)
    for language, words in texts.items():
        assert words.text.count("\n\n") == texts["en"].text.count("\n\n"), language
        assert "24" in words.text, language
        assert "{months}" not in words.text, language
        assert language == "en" or words.text != texts["en"].text
