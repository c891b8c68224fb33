"""What comes back by mail: who leaves, which address does not work, and what a person looks at."""

import base64
from datetime import UTC, datetime, timedelta
from io import BytesIO

import dkim
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from tests.story.cast import company, mailbox
from tests.story.postbag import DOMAIN, away, bounce, mail, reply, report, to_leave
from tests.story.sending import joined, started

from jatak.consent.models import Event, Objection, Record, Suppression
from jatak.database.using import acting_as
from jatak.delivery.models import GuardCount, Message
from jatak.desk.models import Request
from jatak.inbound.correlating import signature
from jatak.inbound.delivering import deliver
from jatak.inbound.forgetting import forget
from jatak.inbound.later import TryLater
from jatak.inbound.models import Arrival, Deed, Kept
from jatak.inbound.taking import KEPT
from jatak.inbound.undone import take_up
from jatak.people.models import ContactPoint, Failure, Unreachable

AT = datetime.now(UTC)


@pytest.fixture
def ana(database):
    """Ana got the summer campaign of Sydrejser; Nordrejser, another company, is here too."""
    sydrejser = joined("Ana", "Ben")
    campaign = started(sydrejser)
    with acting_as("admin"):
        company("Nordrejser")
        ana = sydrejser.ana
        ana.company, ana.campaign = sydrejser, campaign
        ana.message = Message.objects.get(person_id=ana.pk)
        ana.message_of_ben = Message.objects.exclude(person_id=ana.pk).get()
        yield ana


def comes(data: bytes, rcpt: str = "", at: datetime = AT) -> Arrival:
    with acting_as("web"):
        return deliver(BytesIO(data), rcpt, at)


def has_left(somebody) -> bool:
    return not Record.objects.filter(person_id=somebody.pk, ended_at=None).exists()


def said_no() -> set[tuple[str, str]]:
    return {(each.via, each.kind) for each in Event.objects.exclude(kind="given")}


def test_the_mailto_address_is_the_request_whoever_writes_there(ana):
    done = comes(to_leave(ana.message, sender="Eve <eve@elsewhere.example>", subject=""))
    assert (done.deed, done.known_by, done.message_id) == (Deed.LEFT, "leave_address", ana.message.id)
    assert has_left(ana)
    assert said_no() == {("mail_client", "withdrawn"), ("mail_client", "objected")}
    assert {row.controller_id for row in Objection.objects.all()} == {ana.company.pk}
    assert {bytes(row.address_hash) for row in Suppression.objects.all()} == {bytes(mailbox(ana).keyed_hash)}, (
        "not Eve's"
    )
    assert not Kept.objects.exists()


def test_a_mail_that_comes_twice_is_one(ana):
    first, again = (comes(to_leave(ana.message), at=AT + timedelta(minutes=n)) for n in (0, 5))
    assert first.pk == again.pk
    assert Event.objects.exclude(kind="given").count() == 3


def test_the_envelope_says_it_where_no_header_does(ana):
    data = to_leave(ana.message)
    address = data.split(b"To: ")[1].split(b"\r\n")[0].decode()
    assert comes(data.replace(address.encode(), b"undisclosed-recipients:;"), rcpt=address).deed == Deed.LEFT


def test_a_forged_token_does_nothing(ana):
    data = to_leave(ana.message)
    token = data.split(b"leave+")[1].split(b"@")[0]
    forged = token[:-1] + (b"0" if token[-1:] != b"0" else b"1")
    done = comes(data.replace(token, forged))
    assert done.message_id is None
    assert not has_left(ana)
    assert not Event.objects.filter(kind="withdrawn").exists()


def test_an_answer_that_asks_to_stop_is_done_and_one_with_the_word_in_the_quotation_is_post(ana):
    post = comes(reply("What does the trip to Crete cost?", ana.message))
    assert (post.deed, post.controller_id) == (Deed.POST, ana.company.pk)
    assert not has_left(ana)
    kept = Kept.objects.get()
    assert "Crete" in kept.words
    done = comes(reply("Please unsubscribe me.", ana.message))
    assert (done.deed, done.known_by) == (Deed.LEFT, "message_id")
    assert ("reply", "withdrawn") in said_no()
    assert has_left(ana)


def test_from_alone_proves_nothing_and_holds(ana):
    done = comes(reply("Please unsubscribe me."))
    assert (done.deed, done.why) == (Deed.HELD, "sender_not_proven")
    assert not has_left(ana)
    request = Request.objects.get()
    assert (request.person_id, request.controller_id, request.pk) == (ana.pk, ana.company.pk, done.desk_request_id)
    comes(reply("Please unsubscribe me."))
    assert Request.objects.count() == 1


def test_our_own_server_may_prove_the_sender(ana, monkeypatch):
    monkeypatch.setenv("JATAK_INBOUND_AUTHSERV_ID", "mx.sydrejser.example")
    passes = "mx.sydrejser.example; dmarc=pass header.from=example.com"
    assert comes(reply("Unsubscribe", Authentication_Results=passes.replace("mx.", "evil."))).deed == Deed.HELD
    done = comes(reply("Please unsubscribe me", Authentication_Results=passes))
    assert (done.deed, done.known_by) == (Deed.LEFT, "authenticated_sender")
    assert has_left(ana)


def test_a_stranger_is_suppressed_by_the_hash_of_the_address_alone(ana):
    done = comes(reply("Unsubscribe", sender="eve@elsewhere.example"))
    assert done.deed == Deed.LEFT
    assert {row.controller_id for row in Suppression.objects.all()} == {ana.company.pk}, "whom they wrote to"
    assert done.person_id is None
    assert not has_left(ana)


def test_a_bounce_changes_deliverability_and_never_a_consent(ana):
    done = comes(bounce(ana.message))
    assert (done.deed, done.kind, done.status, done.permanent) == (Deed.FAILED, "bounce", "5.1.1", True)
    assert Unreachable.objects.get(ended_at=None).contact_point_id == mailbox(ana).pk
    assert not has_left(ana)
    assert not said_no()


def test_a_full_mailbox_is_temporary_and_counted(ana):
    done = comes(bounce(ana.message, status="4.2.2", action="delayed", said="452 4.2.2 mailbox full"))
    assert (done.deed, done.permanent) == (Deed.FAILED, False)
    assert (Failure.objects.count(), Unreachable.objects.count()) == (1, 0)


def test_what_the_receiver_says_of_us_is_no_fault_of_the_address(ana):
    assert comes(bounce(ana.message, status="5.7.1", said="550 5.7.1 message looks like spam")).deed == Deed.NOTED
    assert not Unreachable.objects.exists()


def test_a_bounce_of_mail_that_we_did_not_send_is_ignored(ana):
    done = comes(bounce(None))
    assert (done.deed, done.why) == (Deed.NOTED, "not_ours")
    assert not Failure.objects.exists()


def test_a_complaint_ends_the_marketing_of_that_company_and_is_counted_once(ana):
    done = comes(report(ana.message))
    assert (done.deed, done.why) == (Deed.LEFT, "complaint")
    assert has_left(ana)
    assert {via for via, _ in said_no()} == {"complaint"}
    comes(report(ana.message))
    with acting_as("worker"):
        assert GuardCount.objects.get().complained == 1


def test_not_spam_does_nothing_and_a_report_without_our_token_is_put_aside(ana):
    assert comes(report(ana.message, feedback="not-spam")).deed == Deed.NOTED
    forged = comes(report(None))
    assert (forged.deed, forged.why) == (Deed.QUARANTINED, "no_token_of_ours")
    assert not has_left(ana)
    assert Kept.objects.count() == 1


def test_a_report_by_rfc_9477_must_be_signed_by_whom_it_is_from(ana, monkeypatch):
    unsigned = comes(report(ana.message, to=f"fbl@{DOMAIN}"))
    assert (unsigned.deed, unsigned.why) == (Deed.QUARANTINED, "report_not_signed")
    assert not has_left(ana)


def test_a_signed_report_is_acted_on_and_a_changed_or_unaligned_one_is_not(ana, monkeypatch):
    private, record = keys()
    published = {b"k._domainkey.example.com.": record, b"k._domainkey.evil.example.": record}
    monkeypatch.setattr(signature, "txt", lambda name, timeout=5: published.get(name))
    data = report(ana.message, to=f"fbl@{DOMAIN}")
    signed = {
        domain: dkim.sign(data, b"k", domain, private, include_headers=[b"from", b"to", b"subject"]) + data
        for domain in (b"example.com", b"evil.example")
    }
    assert comes(signed[b"evil.example"]).why == "report_not_signed"
    assert comes(signed[b"example.com"].replace(b"Spam.", b"Ham.")).why == "report_not_signed"
    partly = dkim.sign(data, b"k", b"example.com", private, include_headers=[b"from"], length=True) + data
    assert comes(partly).why == "report_not_signed"
    assert not has_left(ana)
    assert comes(signed[b"example.com"]).deed == Deed.LEFT
    assert has_left(ana)


def test_a_report_whose_signature_nobody_can_look_up_waits(ana, monkeypatch):
    def away(name, timeout=5):
        raise signature.NamesAway("Timeout")

    monkeypatch.setattr(signature, "txt", away)
    private, _ = keys()
    data = report(ana.message, to=f"fbl@{DOMAIN}")
    data = dkim.sign(data, b"k", b"example.com", private, include_headers=[b"from"]) + data
    with pytest.raises(TryLater):
        comes(data)
    with acting_as("web"):
        assert Arrival.objects.get().deed == ""
        assert take_up(AT + timedelta(hours=1)) == 0
        monkeypatch.setattr(signature, "txt", lambda name, timeout=5: None)
        assert take_up(AT + timedelta(hours=1)) == 1
    assert Arrival.objects.get().why == "report_not_signed"


def keys() -> tuple[bytes, bytes]:
    """A key that signs, and the record by which others check it."""
    private = rsa.generate_private_key(65537, 2048)
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    public = private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return pem, b"v=DKIM1; k=rsa; p=" + base64.b64encode(public)


def test_words_go_when_nobody_needs_them_and_stay_while_the_desk_does(ana):
    post = comes(reply("What does the trip to Crete cost?", ana.message))
    held = comes(reply("Please unsubscribe me."))
    with acting_as("web"):
        assert forget(AT + KEPT - timedelta(days=1)) == 0
        assert forget(AT + KEPT + timedelta(days=1)) == 1
        assert not Kept.objects.filter(pk=post.pk).exists()
    Request.objects.update(closed_at=AT)
    with acting_as("web"):
        assert forget(AT + KEPT + timedelta(days=1)) == 1
        assert not Kept.objects.filter(pk=held.pk).exists()
    assert Arrival.objects.count() == 2


def test_automatic_replies_do_nothing(ana):
    done = comes(away(ana.message))
    assert (done.deed, done.kind) == (Deed.NOTED, "auto_reply")
    assert not has_left(ana)
    assert not Kept.objects.exists()


def test_somebody_erased_leaves_still(ana, log_in):
    retention = log_in("retention")
    tables = ("consent.consent_record", "people_acquaintance", "people_profile", "people_contactpoint")
    for table in tables:
        retention.execute(f"DELETE FROM {table} WHERE person_id = {ana.pk}")
    retention.execute(f"DELETE FROM people_person WHERE id = {ana.pk}")
    assert not ContactPoint.objects.filter(person_id=ana.pk).exists()
    done = comes(to_leave(ana.message))
    assert done.deed == Deed.LEFT
    assert Suppression.objects.filter(controller_id=ana.company.pk).exists(), "kept for the address that wrote"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 1000,
        b"From: \xff\xfe\r\nSubject: =?x?b?!!?=\r\n\r\n\xed\xa0\x80 stop \0",
        b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\nContent-Type: message/rfc822\n\n" * 300,
        mail({"From": "a@b.example", "Subject": "x" * 5000}, "unsubscribe \ud800".encode("utf-8", "replace").decode()),
    ],
)
def test_no_bytes_are_too_bad(ana, data):
    done = comes(data, rcpt="\udcff\0@x")
    assert done.deed in (Deed.POST, Deed.QUARANTINED, Deed.LEFT, Deed.NOTED)
    assert not has_left(ana)
