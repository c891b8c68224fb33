"""A campaign from its start to the relay, one message after the other."""

import email
import email.policy

import pytest
from django.test import override_settings
from tests.plugins.relay import Sink
from tests.story.cast import mailbox, person
from tests.story.sending import (
    PUBLIC_URL,
    YESTERDAY,
    bought,
    leaves,
    lives_in,
    members,
    newsletter,
    now,
    only_message,
    started,
    states,
    sydrejser,
    until,
    worker,
)

from jatak.base.errors import UsageError
from jatak.campaigns import campaigns
from jatak.campaigns.models import LeftOut
from jatak.consent.models import Record
from jatak.content.templates import approve, write_template, write_text
from jatak.database.using import acting_as
from jatak.delivery.models import Message
from jatak.delivery.sender import NotReadyToSend
from jatak.gate.message import Declared, Element
from jatak.gate.situation import Tri
from jatak.people.models import Controller


@pytest.fixture
def travel(database):
    with acting_as("admin"):
        return sydrejser()


def test_it_reaches_those_who_said_yes_and_says_why(travel):
    with acting_as("admin"):
        ana, ben = members(travel, "Ana", "Ben")
    leaves(ben, travel)
    campaign = started(travel)
    with Sink() as sink, worker(sink.url):
        until(lambda: states() == {"accepted": 1})
    assert sink.recipients() == ["ana@example.com"]
    message = email.message_from_bytes(sink.received[0].data, policy=email.policy.SMTP)
    text = message.get_body(("plain",)).get_content()
    assert "Hello Ana" in text
    assert "because you said yes on" in text
    assert "on our website (newsletter)" in text
    assert f"<{PUBLIC_URL}/l/" in message["List-Unsubscribe"]
    sent = only_message()
    assert (sent.person_id, sent.marketing, sent.campaign_id) == (ana.pk, True, campaign.pk)
    assert sent.answer == "250 taken"
    assert sent.consent_event_id is not None
    with acting_as("web"):
        start = campaigns.progress(campaign).start
        left_out = sum(LeftOut.objects.values_list("count", flat=True))
        assert (start.permitted, start.people - start.permitted) == (1, left_out)


def test_a_second_start_does_nothing(travel):
    with acting_as("admin"):
        members(travel, "Ana")
    campaign = started(travel)
    with acting_as("web"), override_settings(JATAK_PUBLIC_URL=PUBLIC_URL):
        again = campaigns.start(campaign, "Eve", now())
    assert again.by == "Ida"
    assert states() == {"waiting": 1}


def test_who_left_between_start_and_claim_is_dropped_with_the_rule(travel):
    with acting_as("admin"):
        _, ben = members(travel, "Ana", "Ben")
    campaign = started(travel)
    leaves(ben, travel)
    with Sink() as sink, worker(sink.url):
        until(lambda: states() == {"accepted": 1, "dropped": 1})
    assert sink.recipients() == ["ana@example.com"]
    with acting_as("web"):
        report = campaigns.progress(campaign).report
    assert sum(report.dropped.values()) == 1
    assert all(rule.islower() for rule in report.dropped)


def test_a_consent_that_was_used_stays_fresh(travel):
    with acting_as("admin"):
        members(travel, "Ana")
    started(travel)
    with Sink() as sink, worker(sink.url):
        until(lambda: states() == {"accepted": 1})
    with acting_as("consent"):
        used = Record.objects.get(channel="email").last_used_at
    assert used >= only_message().offered_at


def test_a_customer_is_told_of_the_purchase_in_her_language(travel):
    with acting_as("admin"):
        chloe = lives_in(person("Chloe", language="da"))
        bought(travel, chloe)
    with acting_as("web"), override_settings(JATAK_PUBLIC_URL=PUBLIC_URL):
        version = write_template(travel, "offer", Declared.MARKETING, [Element.PROMOTION])
        write_text(version, "en", "Offer", "Hello")
        write_text(version, "da", "Tilbud", "Hej")
        approve(version, "Ida", YESTERDAY)
        campaign = campaigns.create("Offer", version, now(), own_similar=Tri.YES)
        campaigns.start(campaign, "Ida", now())
    with Sink() as sink, worker(sink.url):
        until(lambda: states() == {"accepted": 1})
    message = email.message_from_bytes(sink.received[0].data, policy=email.policy.SMTP)
    assert message["Subject"] == "Tilbud"
    assert f"fordi du købte hos {travel.name} den {YESTERDAY.day}." in message.get_content()
    assert only_message().relation_id is not None


def test_an_address_that_is_gone_drops_the_message(travel):
    with acting_as("admin"):
        (ana,) = members(travel, "Ana")
    started(travel)
    with acting_as("admin"):
        Record.objects.all().delete()
        mailbox(ana).delete()
    with Sink() as sink, worker(sink.url):
        until(lambda: states() == {"dropped": 1})
    assert not sink.received


def test_what_a_company_takes_away_meanwhile_holds_its_messages_back(travel):
    with acting_as("admin"):
        members(travel, "Ana")
    started(travel)
    with acting_as("admin"):
        Controller.objects.update(sender_address="")
    with Sink() as sink, worker(sink.url):
        until(lambda: "has no sender address" in (only_message().answer or ""))
        assert states().keys() <= {"waiting", "claimed"}
        with acting_as("admin"):
            Controller.objects.update(sender_address="news@sydrejser.example")
        until(lambda: states() == {"accepted": 1})
    assert len(sink.received) == 1


@pytest.mark.parametrize("part", ["legal_name", "postal_address", "registration_number", "contact", "sender_address"])
def test_a_company_that_does_not_say_who_it_is_starts_nothing(travel, part):
    with acting_as("admin"):
        members(travel, "Ana")
        Controller.objects.update(**{part: ""})
    with pytest.raises(NotReadyToSend, match=part.replace("_", " ")):
        started(travel)
    assert states() == {}


def test_a_company_that_loses_its_identity_meanwhile_sends_nothing(travel):
    with acting_as("admin"):
        members(travel, "Ana")
    campaign = started(travel)
    with acting_as("admin"):
        Controller.objects.update(legal_name="")
    with Sink() as sink, worker(sink.url):
        until(lambda: states() == {"dropped": 1})
    assert not sink.received
    with acting_as("web"):
        assert campaigns.progress(campaign).report.dropped


def test_without_https_there_is_no_marketing(travel):
    with acting_as("admin"):
        members(travel, "Ana")
    with acting_as("web"), override_settings(JATAK_PUBLIC_URL="http://127.0.0.1:8000"):
        campaign = campaigns.create("Summer", newsletter(travel), now())
        with pytest.raises(NotReadyToSend, match="https"):
            campaigns.start(campaign, "Ida", now())


def test_a_version_that_nobody_approved_is_not_sent(travel):
    with acting_as("web"), override_settings(JATAK_PUBLIC_URL=PUBLIC_URL):
        version = write_template(travel, "draft", Declared.MARKETING, [Element.PROMOTION])
        write_text(version, "en", "Hello", "Hello")
        campaign = campaigns.create("Draft", version, now())
        with pytest.raises(NotReadyToSend, match="Version 1 of the template draft is not approved"):
            campaigns.start(campaign, "Ida", now())


def test_the_same_name_twice_is_refused(travel):
    with acting_as("web"):
        version = newsletter(travel)
        campaigns.create("Summer", version, now())
        with pytest.raises(UsageError, match="has a campaign Summer already"):
            campaigns.create("Summer", version, now())


def test_every_message_stands_on_its_ground(travel):
    with acting_as("admin"):
        members(travel, "Ana", "Ben", "Chloe")
    started(travel)
    with acting_as("worker"):
        for message in Message.objects.all():
            assert message.situation_id
            assert message.facts_id
            assert message.rulebook_id
            assert message.consent_event_id
            assert message.notice_text_id
