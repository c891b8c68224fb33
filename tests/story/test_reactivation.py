"""Before silent people go they are told, once a step; who presses stays, and only proven silence goes."""

import email
import email.policy
import re
from datetime import timedelta

import pytest
from django.test import Client, override_settings
from tests.plugins.relay import Sink
from tests.story.cast import heard, mailbox, question
from tests.story.clocks import acted
from tests.story.reactivating import DAY, SILENT, before, company_with_a_plan, notices, reader, told
from tests.story.sending import PUBLIC_URL, judged_good, leaves, now, states, until, worker

from jatak.base.calendar import months_before
from jatak.base.errors import UsageError
from jatak.consent.entry import commitment_of
from jatak.consent.leaving import leave
from jatak.consent.message_link import STAY
from jatak.consent.models import Event, EventKind, Record
from jatak.consent.scope import Scope, Who
from jatak.content.models import TemplateVersion
from jatak.content.templates import write_template, write_text
from jatak.database.using import acting_as
from jatak.delivery.models import Message
from jatak.gate.message import Declared, Element
from jatak.people.models import Acquaintance, Brand, Person, Topic
from jatak.retention.models import ReactivationNotice, ReactivationPlan, ReactivationStay
from jatak.retention.reactivation.plans import choose, plan_of
from jatak.retention.reactivation.sending import send_due

LINK = re.compile(r"https://mail\.sydrejser\.example(/stay/([A-Za-z0-9_-]+))")


@pytest.fixture
def travel(database):
    with override_settings(JATAK_PUBLIC_URL=PUBLIC_URL), acting_as("admin"):
        yield company_with_a_plan(60, 14)


class Phone:
    """A browser without cookies or a referrer, as a mail program opens it."""

    def __init__(self, of, days=60):
        notice = ReactivationNotice.objects.get(person_id=of.pk, days=days)
        self.address = f"/stay/{STAY.token(notice.message_id)}"
        self._client = Client(enforce_csrf_checks=True, SERVER_NAME="localhost")

    def sees(self, language="en", accepted=""):
        with acting_as("web"):
            return self._client.get(f"{self.address}?language={language}", headers={"Accept-Language": accepted})

    def presses(self):
        with acting_as("web"):
            return self._client.post(f"{self.address}?language=en")


def newest_act(of):
    return Acquaintance.objects.get(person=of).last_own_act_at


def test_nobody_is_told_too_early_and_everybody_once_a_step(travel):
    chloe = reader(travel)
    assert told(before(61)) == 0
    assert told(before(60)) == 1
    assert [told(before(60) + nth * DAY) for nth in range(1, 40)] == [0] * 39
    assert notices(chloe) == [(60, True, "")]
    assert told(before(14)) == 1
    assert told(before(14)) == told(before(13)) == 0
    assert notices(chloe) == [(60, True, ""), (14, True, "")]
    assert told(SILENT) == told(SILENT + DAY) == 0
    assert Message.objects.count() == 2


def test_a_letter_that_would_name_too_late_a_day_is_not_sent(travel):
    chloe = reader(travel)
    assert told(before(30)) == 0
    assert told(before(14)) == 1
    assert notices(chloe) == [(14, True, "")]


def test_a_job_that_was_killed_after_the_letter_sends_no_second(travel):
    chloe = reader(travel)
    told(before(60))
    assert told(before(60)) == 0
    ReactivationNotice.objects.update(message_id=None)  # As if the gate had said no: it is asked again.
    assert told(before(59)) == 1
    assert notices(chloe) == [(60, True, "")]


def test_the_letter_says_what_happens_and_when_and_its_button_leads_to_the_page(travel):
    chloe = reader(travel)
    acted(chloe, months_before(now(), 36) + timedelta(days=59))
    assert send_due(now()) == 1
    with Sink() as sink, worker(sink.url):
        until(lambda: states() == {"accepted": 1})
    mail = email.message_from_bytes(sink.received[0].data, policy=email.policy.SMTP)
    assert mail["Subject"] == "Voulez-vous encore des nouvelles de Sydrejser ?"
    assert "List-Unsubscribe-Post" in mail, "who is asked can leave by the same letter"
    for kind in ("plain", "html"):
        said = mail.get_body((kind,)).get_content()
        assert "dans 60 jours" in said
        assert STAY.message_of(LINK.search(said)[2]) == Message.objects.get().id
    with acting_as("web"):
        page = Client(SERVER_NAME="localhost").get(LINK.search(said)[1])
    assert "Je veux rester" in page.content.decode()


def test_looking_changes_nothing_and_one_press_stays(travel):
    chloe = reader(travel)
    told(before(60))
    phone, silent_since = Phone(chloe), newest_act(chloe)
    page = phone.sees()
    assert (page.status_code, page["Cache-Control"], page.cookies) == (200, "no-store", {})
    assert "I want to stay" in page.content.decode()
    assert "3 May 2029" in page.content.decode()
    with acting_as("web"):
        assert Client(SERVER_NAME="localhost").head(phone.address).status_code == 200
    assert newest_act(chloe) == silent_since
    assert not ReactivationStay.objects.exists()
    stayed = phone.presses()
    assert (stayed.status_code, "You stay" in stayed.content.decode()) == (200, True)
    assert newest_act(chloe) > silent_since
    proof = ReactivationStay.objects.get()
    assert (proof.notice.person_id, proof.notice.message_id) == (chloe.pk, STAY.message_of(phone.address[6:]))
    assert newest_act(chloe) == proof.at
    record = Record.objects.get()
    assert record.ended_at is None
    said = Event.objects.get(kind=EventKind.STAYED)
    assert (said.actor, said.via, said.at, said.message_id) == ("person", "link", proof.at, proof.notice.message_id)
    assert (said.person_id, said.controller_id, said.about_id) == (chloe.pk, travel.pk, record.event_id)
    assert bytes(said.commitment) == commitment_of(said)


def test_pressing_again_is_harmless_and_the_page_says_that_they_stayed(travel):
    chloe = reader(travel)
    told(before(60))
    phone = Phone(chloe)
    phone.presses()
    first = newest_act(chloe)
    assert phone.presses().status_code == 200
    assert newest_act(chloe) == first
    assert ReactivationStay.objects.count() == Event.objects.filter(kind=EventKind.STAYED).count() == 1
    assert "You stay" in phone.sees().content.decode()


def test_who_stays_gets_no_further_notice_and_any_act_of_their_own_does_the_same(travel):
    chloe, dora = reader(travel), reader(travel, "Dora")
    told(before(60))
    acted(chloe, before(30))
    acted(dora, before(30))
    assert told(before(14)) == 0
    assert notices(chloe) == notices(dora) == [(60, True, "")]


@pytest.mark.parametrize("language", ["da", "nb", "sv", "fi", "de", "nl", "fr", "en"])
def test_the_page_speaks_the_language_of_the_browser(travel, language):
    chloe = reader(travel)
    Person.objects.update(language="")
    told(before(60))
    assert f'<html lang="{language}">' in Phone(chloe).sees("", language).content.decode()


def test_a_link_that_is_not_whole_or_of_another_message_is_said_to_be_broken(travel):
    chloe = reader(travel)
    told(before(60))
    phone = Phone(chloe)
    for address in (phone.address[:-1], f"/stay/{STAY.token(10**6)}", "/stay/%00", "/stay/" + "A" * 4000):
        with acting_as("web"):
            for method in ("get", "post"):
                assert getattr(Client(SERVER_NAME="localhost"), method)(address).status_code == 404
    assert not ReactivationStay.objects.exists()


def test_a_press_after_the_consent_ended_brings_no_consent_back(travel):
    chloe = reader(travel)
    told(before(60))
    leaves(chloe, travel)
    assert "consent has ended" in Phone(chloe).sees().content.decode()
    assert "nothing comes until you say yes again" in Phone(chloe).presses().content.decode()
    assert not Record.objects.filter(ended_at=None).exists()


def test_what_the_gate_refuses_is_kept_with_its_rule_and_asked_again(travel):
    chloe = reader(travel)
    who = Who(chloe.pk, bytes(mailbox(chloe).keyed_hash))
    leave(who, Scope(travel.pk, topic_id=Topic.objects.get().pk), heard(before(70)))
    assert told(before(60)) == told(before(59)) == 0
    ((days, went, rule),) = notices(chloe)
    assert (days, went, rule != "") == (60, False, True)
    assert ReactivationNotice.objects.get().at == before(59)
    assert not Message.objects.exists()


@pytest.mark.parametrize("limits", [("brand",), ("topic",), ("brand", "topic")])
def test_who_said_yes_to_one_brand_or_topic_alone_is_asked_by_it(travel, limits):
    Brand.objects.create(controller=travel, name="Fjordtur")
    beach = Brand.objects.create(controller=travel, name="Solrejser")
    trips = Topic.objects.create(controller=travel, name="Trips")
    about = {"companies": {travel.pk: (beach.pk,)}} if "brand" in limits else {}
    about |= {"topics": (trips.pk,)} if "topic" in limits else {}
    travel.asked = question(travel, "beach", channels=("email",), **about)
    judged_good(travel.asked)
    chloe = reader(travel)
    acted(chloe, months_before(now(), 36) + timedelta(days=59))
    assert send_due(now()) == 1
    assert send_due(now()) == 0
    with Sink() as sink, worker(sink.url):
        until(lambda: states() == {"accepted": 1})
    sent = Message.objects.get()
    assert TemplateVersion.objects.get(pk=sent.template_version_id).template.brand_id == (
        beach.pk if "brand" in limits else None
    )
    assert sent.topic_id == (trips.pk if "topic" in limits else None)
    mail = email.message_from_bytes(sink.received[0].data, policy=email.policy.SMTP)
    assert ("Solrejser" in mail["From"]) == ("brand" in limits)
    assert STAY.message_of(LINK.search(mail.get_body(("plain",)).get_content())[2]) == sent.id


def test_a_company_without_a_plan_tells_nobody_and_plans_are_kept(travel):
    reader(travel)
    choose(travel, [], "Mette", before(100))
    assert told(before(60)) == 0
    assert plan_of(travel.pk) is None
    assert ReactivationPlan.objects.count() == 2


def test_a_round_that_began_is_ended_by_its_own_plan(travel):
    chloe = reader(travel)
    told(before(60))
    choose(travel, [30], "Mette", before(50))
    assert told(before(30)) == 0
    assert told(before(14)) == 1
    assert [each[0] for each in notices(chloe)] == [60, 14]


def test_a_plan_says_what_is_wrong_with_it(travel):
    for days in ([3], [400], [10, 20, 30, 40, 50]):
        with pytest.raises(UsageError):
            choose(travel, days, "Mette", before(100))


def test_the_link_stands_in_these_letters_alone(travel):
    version = write_template(travel, "summer", Declared.MARKETING, [Element.PROMOTION])
    with pytest.raises(UsageError):
        write_text(version, "en", "Summer", "Stay: {stay_link}")


def test_a_company_that_cannot_send_waits_and_goes_on_when_it_can(travel):
    reader(travel)
    travel.sender_address = ""
    travel.save()
    assert told(before(60)) == 0
    assert not ReactivationNotice.objects.exists()
    travel.sender_address = "news@sydrejser.example"
    travel.save()
    assert told(before(58)) == 1
