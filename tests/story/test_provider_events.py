"""What mail providers tell: only with their secret, each event once, and by the same rules as mail that comes back."""

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime

import psycopg
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.db import OperationalError
from django.test import Client
from tests.story.cast import mailbox
from tests.story.postbag import DOMAIN, reply, tag, to_leave
from tests.story.sending import joined, started

from jatak.consent.models import Event, Record
from jatak.database.using import acting_as
from jatak.delivery.compose.tokens import Purpose
from jatak.delivery.models import Message
from jatak.inbound.models import Arrival, Deed, Kept
from jatak.inbound.webhooks.providers import PROVIDERS
from jatak.people.models import Failure, Unreachable

KEY = ec.generate_private_key(ec.SECP256R1())
PUBLIC = base64.b64encode(KEY.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).decode()
BASIC = "postmark:a-long-password"
AUTHORIZATION = {"Authorization": "Basic " + base64.b64encode(BASIC.encode()).decode()}
OPENED = f"postmark={BASIC} sendgrid={PUBLIC} sendgrid.inbound={BASIC} mailgun=key-0123456789ab amazon_ses={BASIC}"
JSON = "application/json"


@pytest.fixture
def ana(database, monkeypatch):
    monkeypatch.setenv("JATAK_INBOUND_WEBHOOKS", OPENED)
    sydrejser = joined("Ana")
    started(sydrejser)
    with acting_as("admin"):
        ana = sydrejser.ana
        ana.company = sydrejser
        ana.message = Message.objects.get()
        ana.message_id = f"<{tag(Purpose.MESSAGE_ID, ana.message)}@{DOMAIN}>"
        yield ana


@pytest.fixture
def provider():
    return Client(enforce_csrf_checks=True, SERVER_NAME="localhost")


def has_left(somebody) -> bool:
    return not Record.objects.filter(person_id=somebody.pk, ended_at=None).exists()


def only() -> Arrival:
    return Arrival.objects.get()


def postmark(provider, event: dict, what: str = "tracking", headers: dict | None = None):
    told = AUTHORIZATION if headers is None else headers
    return provider.post(f"/in/events/postmark/{what}/", json.dumps(event), content_type=JSON, headers=told)


def sendgrid(provider, *events: dict, signed: bytes | None = None):
    body, stamp = json.dumps(events).encode(), b"1760000000"
    signature = KEY.sign(stamp + body if signed is None else signed, ec.ECDSA(hashes.SHA256()))
    headers = {
        "X-Twilio-Email-Event-Webhook-Signature": base64.b64encode(signature).decode(),
        "X-Twilio-Email-Event-Webhook-Timestamp": stamp.decode(),
    }
    return provider.post("/in/events/sendgrid/tracking", body, content_type=JSON, headers=headers)


def mailgun(provider, event: dict, key: bytes = b"key-0123456789ab"):
    stamp, token = "1760000000", "t" * 50
    signature = hmac.new(key, f"{stamp}{token}".encode(), hashlib.sha256).hexdigest()
    body = {"signature": {"timestamp": stamp, "token": token, "signature": signature}, "event-data": event}
    return provider.post("/in/events/mailgun/tracking/", json.dumps(body), content_type=JSON)


def ses(provider, message: object, kind: str = "Notification", more: dict | None = None, headers: dict | None = None):
    body = {"Type": kind, "MessageId": "sns-1", "Timestamp": "2026-11-22T10:00:00.000Z", "Message": json.dumps(message)}
    told = {"x-amz-sns-message-type": kind, "x-amz-sns-message-id": "sns-1"}
    told |= AUTHORIZATION if headers is None else headers
    return provider.post(
        "/in/events/amazon_ses/tracking/", json.dumps(body | (more or {})), content_type="text/plain", headers=told
    )


HARD = {
    "RecordType": "Bounce",
    "ID": 42,
    "Type": "HardBounce",
    "Email": "ana@example.com",
    "Details": "550 5.1.1 unknown",
}


def test_postmark_tells_of_a_bounce_and_its_address_is_believed(ana, provider):
    assert postmark(provider, HARD).status_code == 200
    done = only()
    assert (done.deed, done.known_by, done.permanent, done.status) == (Deed.FAILED, "provider_recipient", True, "5.1.1")
    assert Unreachable.objects.get().contact_point_id == mailbox(ana).pk
    assert not has_left(ana)
    postmark(provider, HARD)
    assert (Arrival.objects.count(), Failure.objects.count()) == (1, 1)


def test_a_soft_bounce_is_temporary(ana, provider):
    postmark(provider, HARD | {"Type": "SoftBounce", "Details": "mailbox unavailable"})
    assert (only().deed, only().permanent) == (Deed.FAILED, False)
    assert not Unreachable.objects.exists()


def test_sendgrid_signs_what_it_tells_and_our_message_id_says_whose_it_is(ana, provider):
    spam = {"event": "spamreport", "sg_event_id": "e1", "email": "forwarded@elsewhere.example", "timestamp": 1760000000}
    opened = {"event": "open", "sg_event_id": "e2", "email": "ana@example.com", "timestamp": 1760000000}
    for _ in range(2):
        assert sendgrid(provider, spam | {"smtp-id": ana.message_id}, opened).content == b"Taken: 1.\n"
    assert (only().deed, only().known_by) == (Deed.LEFT, "message_id")
    assert has_left(ana)
    assert {event.via for event in Event.objects.exclude(kind="given")} == {"complaint"}


def test_a_block_of_sendgrid_is_no_fault_of_the_address(ana, provider):
    blocked = {"event": "bounce", "type": "blocked", "email": "ana@example.com", "reason": "blocked by policy"}
    sendgrid(provider, blocked | {"sg_event_id": "e3", "smtp-id": ana.message_id})
    assert not Unreachable.objects.exists()


def test_mailgun_tells_of_somebody_who_leaves_there(ana, provider):
    event = {"event": "unsubscribed", "recipient": "ana@example.com", "timestamp": 1760000000.5}
    event["message"] = {"headers": {"message-id": ana.message_id.strip("<>")}}
    assert mailgun(provider, event).status_code == 200
    assert only().deed == Deed.LEFT
    assert {event.via for event in Event.objects.exclude(kind="given")} == {"link"}
    assert has_left(ana)


def test_mailgun_tells_that_a_message_arrived(ana, provider):
    postmark(provider, HARD)
    event = {"event": "delivered", "recipient": "ana@example.com", "timestamp": datetime.now(UTC).timestamp()}
    event["message"] = {"headers": {"message-id": ana.message_id.strip("<>")}}
    mailgun(provider, event)
    assert {row.deed for row in Arrival.objects.all()} == {Deed.FAILED, Deed.REACHED}
    assert not Unreachable.objects.filter(ended_at=None).exists()


def test_amazon_tells_by_sns_and_names_us_by_our_envelope_sender(ana, provider):
    sent = {
        "messageId": "0100-x",
        "source": f"bounce+{tag(Purpose.BOUNCE, ana.message)}@{DOMAIN}",
        "destination": ["a@x.y"],
    }
    told = {"complainedRecipients": [{"emailAddress": "ana@example.com"}], "complaintFeedbackType": "abuse"}
    assert ses(provider, {"notificationType": "Complaint", "mail": sent, "complaint": told}).status_code == 200
    assert (only().deed, only().known_by) == (Deed.LEFT, "bounce_address")
    assert has_left(ana)


def test_a_transient_bounce_of_amazon_is_temporary(ana, provider):
    told = {
        "bounceType": "Transient",
        "bounceSubType": "General",
        "bouncedRecipients": [{"emailAddress": "ana@example.com"}],
    }
    ses(provider, {"notificationType": "Bounce", "mail": {"destination": []}, "bounce": told})
    assert (only().deed, only().permanent) == (Deed.FAILED, False)


def test_a_subscription_of_amazon_is_confirmed_by_a_person_and_never_by_us(ana, provider):
    url = "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=1"
    for address in (url, "http://127.0.0.1:1/evil", "https://sns.eu-west-1.amazonaws.com.evil.example/?x=1"):
        asked = {"SubscribeURL": address, "TopicArn": "arn:aws:sns:eu-west-1:1:t", "Token": "1"}
        assert ses(provider, "", "SubscriptionConfirmation", asked).status_code == 200
    assert only().deed == Deed.POST
    assert url in Kept.objects.get().words


def test_an_unknown_complainer_is_suppressed_and_of_several_companies_a_person_decides(ana, provider):
    complaint = HARD | {"RecordType": "SpamComplaint", "Type": "SpamComplaint"}
    postmark(provider, complaint | {"Email": "eve@elsewhere.example", "ID": 43})
    assert only().deed == Deed.LEFT
    assert not has_left(ana)


def test_mail_that_came_in_at_a_provider_is_read_as_any_mail(ana, provider):
    raw = to_leave(ana.message).decode()
    address = raw.split("To: ")[1].split("\r\n")[0]
    event = {"FromFull": {"Email": "ana@example.com"}, "RawEmail": raw, "OriginalRecipient": address, "MessageID": "m1"}
    assert postmark(provider, event, "inbound").status_code == 200
    assert has_left(ana)
    parsed = provider.post(
        "/in/events/sendgrid/inbound/", {"email": reply("How much?", ana.message).decode()}, headers=AUTHORIZATION
    )
    assert parsed.status_code == 200
    assert {row.deed for row in Arrival.objects.all()} == {Deed.LEFT, Deed.POST}


def test_nothing_is_read_without_the_secret(ana, provider):
    wrong = {"Authorization": "Basic " + base64.b64encode(b"postmark:wrong").decode()}
    answers = [
        postmark(provider, HARD, headers={}),
        postmark(provider, HARD, headers=wrong),
        sendgrid(provider, {"event": "spamreport"}, signed=b"another"),
        mailgun(provider, {"event": "complained"}, key=b"another"),
        ses(provider, {}, headers={}),
        provider.post("/in/events/mailgun/tracking/", b"\xff\x00", content_type=JSON),
        provider.post("/in/events/sendgrid/tracking/", b"[]", content_type=JSON),
    ]
    assert [answer.status_code for answer in answers] == [401, 403, 403, 403, 401, 403, 403]
    assert not Arrival.objects.exists()
    assert not any(answer.cookies for answer in answers)


def test_what_is_proven_and_cannot_be_read_is_refused_and_changes_nothing(ana, provider):
    for body in (b"\xff\x00", b"[]", b"{}", b'{"RecordType": 7}', b'{"RecordType": "Bounce", "BouncedAt": 5}', b"null"):
        answer = provider.post("/in/events/postmark/tracking/", body, content_type=JSON, headers=AUTHORIZATION)
        assert answer.status_code in (200, 400)
    assert not Arrival.objects.exists()


def test_no_letter_of_a_provider_is_too_odd(ana, provider):
    odd = HARD | {"Details": "550 5.1.1 \ud800 \0 no", "Description": "\ud800", "Metadata": {"\ud800": ["\0"]}}
    assert postmark(provider, odd).status_code == 200
    assert only().deed == Deed.FAILED
    mailed = {
        "FromFull": {"Email": "\ud800@x"},
        "RawEmail": "From: \ud800\n\nHow much?",
        "OriginalRecipient": "\ud800\0",
    }
    assert postmark(provider, mailed, "inbound").status_code in (200, 400)


def test_a_provider_is_told_to_call_again_while_something_is_away(ana, provider, monkeypatch):
    def away(*words):
        raise OperationalError("gone") from psycopg.OperationalError("gone")

    monkeypatch.setattr("jatak.inbound.webhooks.taking.take_in", away)
    assert postmark(provider, HARD).status_code == 503


def test_a_route_without_a_secret_is_not_there(ana, provider, monkeypatch):
    for name in [*PROVIDERS, "nobody"]:
        monkeypatch.setenv("JATAK_INBOUND_WEBHOOKS", "")
        for method in ("post", "head", "get"):
            status = getattr(provider, method)(f"/in/events/{name}/tracking/").status_code
            assert status == (405 if method == "get" else 404), name
    monkeypatch.setenv("JATAK_INBOUND_WEBHOOKS", f"postmark={BASIC}")
    assert provider.post("/in/events/sendgrid/inbound/").status_code == 404
    assert provider.head("/in/events/postmark/tracking").status_code == 200


@pytest.mark.parametrize("name", sorted(PROVIDERS))
def test_every_provider_has_to_prove_itself(database, provider, monkeypatch, name):
    for view, what in ((PROVIDERS[name].tracking, "tracking"), (PROVIDERS[name].inbound, "inbound")):
        if view is None:
            continue
        secret = PUBLIC if "key" in view.secret and name in ("sendgrid", "postal") else "user:0123456789abc"
        entry = name if what == "tracking" else f"{name}.inbound"
        monkeypatch.setenv("JATAK_INBOUND_WEBHOOKS", f"{entry}={secret}")
        answer = provider.post(f"/in/events/{name}/{what}/", b"{}", content_type=JSON)
        assert answer.status_code in (401, 403), (what, answer.content)
        with acting_as("web"):
            assert not Arrival.objects.exists()
