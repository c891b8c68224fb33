"""The letters that a yes asks for: a bare request to confirm, or a welcome with a way out; each once."""

import email
import email.policy
import re
from datetime import timedelta

import pytest
from django.test import override_settings
from tests.plugins.relay import Sink
from tests.story.cast import heard, person, question, says_yes
from tests.story.sending import PUBLIC_URL, judged_good, lives_in, now, states, sydrejser, until, worker

from jatak.campaigns.yes_letters import send_now, send_open
from jatak.consent.confirming import confirm
from jatak.consent.leaving import leave
from jatak.consent.message_link import CONFIRM
from jatak.consent.models import Letter, LetterKind, Record
from jatak.consent.scope import Scope, Who
from jatak.content.models import Template, TemplateText
from jatak.content.supplied import words_of
from jatak.database.using import acting_as
from jatak.delivery.models import Message

LINK = re.compile(r"https://mail\.sydrejser\.example/c/([A-Za-z0-9_-]+)")


@pytest.fixture
def travel(database):
    with acting_as("admin"):
        yield sydrejser()


def signed_up(of, double_opt_in, judged=True, kind=None, language="da"):
    """Ana's sign-up of a minute ago, and the letter that it asks for; as admin."""
    asked = question(of, double_opt_in=double_opt_in, channels=("email",))
    if judged:
        judged_good(asked)
    ana = lives_in(person("Ana", language))
    event = says_yes(ana, asked, now() - timedelta(minutes=1))
    wanted = kind or (LetterKind.CONFIRM if double_opt_in else LetterKind.WELCOME)
    return Letter.objects.create(
        event=event, kind=wanted, controller=of, person_id=ana.pk, language=language, asked_at=event.at
    )


def delivered():
    """The one mail that a relay gets."""
    with Sink() as sink, worker(sink.url):
        until(lambda: states() == {"accepted": 1})
    return email.message_from_bytes(sink.received[0].data, policy=email.policy.SMTP)


def bodies(mail):
    return [mail.get_body((kind,)).get_content() for kind in ("plain", "html")]


@override_settings(JATAK_PUBLIC_URL=PUBLIC_URL)
def test_a_request_is_bare_and_its_link_leads_to_the_yes(travel):
    letter = signed_up(travel, double_opt_in=True)
    message_id = send_now(letter.pk, now())
    mail = delivered()
    assert mail["Subject"] == "Bekræft din tilmelding hos Sydrejser"
    assert not [name for name in mail.keys() if name.startswith("List-")]  # noqa: SIM118
    for body in bodies(mail):
        assert CONFIRM.message_of(LINK.search(body)[1]) == message_id
        assert "/l/" not in body
    assert "<img" not in bodies(mail)[1]
    letter.refresh_from_db()
    assert letter.message_id == message_id


@override_settings(JATAK_PUBLIC_URL=PUBLIC_URL)
def test_a_welcome_carries_a_way_out(travel):
    send_now(signed_up(travel, double_opt_in=False, language="fr").pk, now())
    mail = delivered()
    assert mail["Subject"] == "Votre inscription auprès de Sydrejser"
    assert "List-Unsubscribe-Post" in mail
    assert "/l/" in bodies(mail)[0]
    assert not LINK.search(bodies(mail)[0])


@override_settings(JATAK_PUBLIC_URL=PUBLIC_URL)
def test_a_letter_goes_once_however_often_it_is_asked_for(travel):
    letter = signed_up(travel, double_opt_in=True)
    first = send_now(letter.pk, now())
    Letter.objects.filter(pk=letter.pk).update(done_at=None, message_id=None)  # killed before it was noted
    assert send_open(now()) == 1
    assert send_open(now()) == 0
    letter.refresh_from_db()
    assert letter.message_id == first
    assert Message.objects.count() == 1


@override_settings(JATAK_PUBLIC_URL=PUBLIC_URL)
def test_nobody_is_welcomed_whose_yes_proves_nothing(travel):
    letter = signed_up(travel, double_opt_in=False, judged=False)
    assert send_now(letter.pk, now()) is None
    letter.refresh_from_db()
    assert letter.why_not == "consent_not_provable"
    assert letter.done_at is not None


@override_settings(JATAK_PUBLIC_URL=PUBLIC_URL)
def test_nobody_is_asked_to_confirm_who_left_meanwhile(travel):
    letter = signed_up(travel, double_opt_in=True)
    leave(Who(letter.person_id), Scope(travel.pk), heard(now()))
    assert send_now(letter.pk, now()) is None
    assert not Message.objects.exists()


@override_settings(JATAK_PUBLIC_URL=PUBLIC_URL)
def test_a_request_that_waited_until_it_was_confirmed_is_not_needed(travel):
    letter = signed_up(travel, double_opt_in=True)
    confirm(letter.event_id, heard(now()))
    assert Record.objects.get(event=letter.event_id).confirmed_at
    assert send_now(letter.pk, now()) is None


def test_every_language_has_every_letter(travel):
    with override_settings(JATAK_PUBLIC_URL=PUBLIC_URL):
        send_now(signed_up(travel, double_opt_in=True).pk, now())
    assert Template.objects.get().name == "Request to confirm a sign-up"
    assert sorted(TemplateText.objects.values_list("language", flat=True)) == sorted(
        words_of("jatak.campaigns.yes_letters")
    )
