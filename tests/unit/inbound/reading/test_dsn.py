"""Delivery status notifications (RFC 3464), also those that do not keep to it."""

import pytest
from tests.unit.inbound.reading.mails import dsn, notice

from jatak.inbound.reading.heard import Action, Heard, Kind
from jatak.inbound.reading.post import read

ANA = "Final-Recipient: rfc822; ana@example.org\n"


def status(fields: str, text: str = "Your message could not be delivered.") -> Heard:
    heard = read(dsn(ANA + fields, text))
    assert (heard.kind, heard.recipient) == (Kind.BOUNCE, "ana@example.org")
    return heard


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ("Action: failed\nStatus: 4.4.7", "time_out"),
        ("Action: failed\nStatus: 4.2.2", "mailbox_full"),
        ("Action: failed\nStatus: 5.2.2", "mailbox_full"),
        ("Action: failed\nStatus: 5.4.7", "time_out"),
        ("Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 552 Mailbox over quota", "mailbox_full"),
        ("Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 mailbox is full", "mailbox_full"),
        ("Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 451 4.7.1 Greylisted, come back", "deferred"),
        (
            "Action: failed\nStatus: 5.0.0\nDiagnostic-Code: X-Postfix; mx:25: Connection timed out",
            "time_out",
        ),
        ("Action: failed\nStatus: 4.0.0\nDiagnostic-Code: smtp; 450 4.1.1 User unknown", "unknown_user"),
        ("Action: delayed\nStatus: 4.4.1", "time_out"),
        ("Action: delayed\nStatus: 5.1.1", "unknown_user"),
        ("Action: failed\nStatus: 5.5.3", "too_many_recipients"),
        ("Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 message rate limit exceeded", "rate_limited"),
    ],
)
def test_it_passes_though_it_is_called_failed(fields: str, reason: str) -> None:
    heard = status(fields)
    assert (heard.permanent, heard.reason, heard.action) == (False, reason, Action.COUNT_TEMPORARY)


@pytest.mark.parametrize(
    ("diagnostic", "code", "reason"),
    [
        ("550 5.1.1 User unknown", "5.1.1", "unknown_user"),
        ("550 5.7.1 <ana@example.org>: Recipient address rejected: Nonexistent user", "5.7.1", "unknown_user"),
        ("550 5.4.1 Recipient address rejected: Access denied. AS(201806281)", "5.4.1", "unknown_user"),
        (
            "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
            "5.1.10",
            "unknown_user",
        ),
        ("550 5.2.1 The email account that you tried to reach is disabled", "5.2.1", "disabled"),
        ("550 5.1.2 Host unknown", "5.1.2", "bad_domain"),
        ("556 5.1.10 example.org does not accept mail (nullMX)", "5.1.10", "bad_domain"),
        ("551 User not local; please try <ana@example.net>", "5.1.6", "moved"),
        ("550 Requested action not taken: mailbox unavailable", "5.0.0", "unknown_user"),
    ],
)
def test_the_address_is_dead(diagnostic: str, code: str, reason: str) -> None:
    heard = status(f"Action: failed\nStatus: {code}\nDiagnostic-Code: smtp; {diagnostic}")
    assert (heard.permanent, heard.reason, heard.action) == (True, reason, Action.MARK_UNDELIVERABLE)


@pytest.mark.parametrize(
    ("diagnostic", "reason"),
    [
        ("554 5.7.1 Message rejected as spam by Content Filtering", "spam_refused"),
        ("550-5.7.1 [192.0.2.1] Our system has detected that this message is likely unsolicited mail", "spam_refused"),
        ("554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org", "sender_refused"),
        ("550 5.7.1 Access denied, banned sending IP [192.0.2.1]", "sender_refused"),
        ("550 5.1.8 Sender address rejected: Domain of sender does not exist", "sender_refused"),
        (
            "550 5.7.515 Access denied, sending domain shop.example does not meet the required authentication level",
            "auth_failed",
        ),
        (
            "550 5.7.26 Unauthenticated email from shop.example is not accepted due to domain's DMARC policy",
            "auth_failed",
        ),
        ("552 5.3.4 Message size exceeds fixed limit", "too_large"),
        ("554 5.4.6 Too many hops", "loop"),
        ("550 5.7.1 Relaying denied", "relay_denied"),
        ("550 5.7.0 Message infected with a virus", "virus"),
        ("554 5.7.0 Reject, policy", "policy"),
    ],
)
def test_a_message_or_a_sender_that_is_refused_says_nothing_of_the_address(diagnostic: str, reason: str) -> None:
    code = diagnostic.replace("-", " ").split()[1]
    heard = status(f"Action: failed\nStatus: {code}\nDiagnostic-Code: smtp; {diagnostic}")
    assert (heard.permanent, heard.reason, heard.action) == (True, reason, Action.NOTE_REFUSAL)


def test_whom_we_wrote_to_comes_before_whom_it_became() -> None:
    heard = read(
        dsn(
            "Original-Recipient: rfc822; ana@example.org\nFinal-Recipient: rfc822; box7@mail.example.net\n"
            "Action: failed\nStatus: 5.1.1"
        )
    )
    assert heard.recipients == ("ana@example.org", "box7@mail.example.net")


@pytest.mark.parametrize(
    ("field", "address"),
    [
        ("Original-Recipient: rfc822;ana+2Bnews@example.org", "ana+news@example.org"),
        ("Original-Recipient: rfc822;ana+40example.org", "ana@example.org"),
        ("Final-Recipient: RFC822;<ana@example.org>", "ana@example.org"),
        ("Final-Recipient: <ana@example.org>", "ana@example.org"),
        ("Final-Recipient: ana@example.org", "ana@example.org"),
        ("Final-Recipient: utf-8; ané@example.org", "ané@example.org"),
        ('Final-Recipient: rfc822; "ana"@example.org\nX-Actual-Recipient: rfc822; ana@example.org', "ana@example.org"),
        ("Final-Recipient: x400; /RFC-822=ana(a)example.org/ADMD= /C=WW/", "ana@example.org"),
        ("Final-Recipient: rfc822; ana@localhost", "ana@localhost"),
    ],
)
def test_addresses_as_systems_write_them(field: str, address: str) -> None:
    assert read(dsn(f"{field}\nAction: failed\nStatus: 5.1.1")).recipient == address


def test_several_recipients_are_told_apart_and_the_dead_one_decides() -> None:
    heard = read(
        dsn(
            "Final-Recipient: rfc822; ben@example.org\nAction: delayed\nStatus: 4.2.2\n\n"
            "Final-Recipient: rfc822; ana@example.org\nAction: failed\nStatus: 5.1.1\n\n"
            "Final-Recipient: rfc822; eve@example.org\nAction: relayed\nStatus: 2.0.0"
        )
    )
    assert [(one.recipient, one.permanent, one.reason) for one in heard.failures] == [
        ("ana@example.org", True, "unknown_user"),
        ("ben@example.org", False, "mailbox_full"),
    ]


def test_fields_in_one_heap_and_fields_torn_apart() -> None:
    heap = "\n".join(
        f"Final-Recipient: rfc822; {name}@example.org\nAction: failed\nStatus: 5.1.1" for name in ("ana", "ben")
    )
    assert read(dsn(heap)).recipients == ("ana@example.org", "ben@example.org")
    torn = (
        "Final-Recipient: rfc822; ana@example.org\n\nAction: failed\nStatus: 5.2.2\n\nDiagnostic-Code: smtp; 552 full"
    )
    heard = read(dsn(torn))
    assert (heard.recipients, heard.status) == (("ana@example.org",), "5.2.2")


def test_a_reply_of_many_lines_is_read_as_one() -> None:
    lines = "550-5.1.1 The account that you tried to reach does not exist.\n 550-5.1.1 Please check\n 550 5.1.1 https://a.org"
    heard = status(f"Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; {lines}")
    assert (heard.status, heard.reason) == ("5.1.1", "unknown_user")


@pytest.mark.parametrize("action", ["delivered", "relayed", "expanded"])
def test_a_message_that_arrived_is_no_bounce(action: str) -> None:
    heard = read(dsn(f"{ANA}Action: {action}\nStatus: 2.0.0"))
    assert (heard.kind, heard.action, heard.reason, heard.permanent) == (
        Kind.AUTO_REPLY,
        Action.IGNORE,
        "delivered",
        False,
    )


def test_the_status_in_words_alone() -> None:
    heard = read(
        notice("<ana@example.org>:\nRemote host said: 550 sorry, no mailbox here by that name (#5.1.1 - chkuser)\n")
    )
    assert (heard.recipient, heard.status, heard.permanent) == ("ana@example.org", "5.1.1", True)


def test_an_address_of_the_net_is_no_status() -> None:
    heard = read(
        notice(
            "I was unable to deliver your message.\n\n<ana@example.org>:\nhost 5.1.1.20 said: 550 mailbox unavailable\n"
        )
    )
    assert heard.status == "5.0.0"


def test_a_forwarded_notice_and_one_without_its_type() -> None:
    inner = dsn().replace(b"Return-Path: <>\n", b"")
    forwarded = (
        b"From: postmaster@gate.example\nTo: bounce@shop.example\nSubject: Undeliverable\n"
        b"Content-Type: message/rfc822\n\n" + inner
    )
    assert read(forwarded).recipient == "ana@example.org"
    assert read(dsn().replace(b"multipart/report; report-type=delivery-status", b"multipart/mixed")).status == "5.1.1"
    plain = notice("Delivery failed.\n\nFinal-Recipient: rfc822; ana@example.org\nAction: failed\nStatus: 5.2.1\n")
    assert (read(plain).recipient, read(plain).status) == ("ana@example.org", "5.2.1")


def test_the_addresses_of_the_returned_message_are_not_taken_for_who_failed() -> None:
    text = (
        "I wasn't able to deliver your message.\n\n<ana@example.org>:\nno such user\n\n"
        "--- Below this line is a copy of the message.\n\nFrom: shop@shop.example\n\n<ben@example.org>:\nno such user\n"
    )
    assert read(notice(text)).recipients == ("ana@example.org",)


def test_whoever_is_named_nowhere_is_read_from_where_the_notice_went() -> None:
    heard = read(notice("Your message could not be delivered: mailbox full.", To="news+ana=example.org@shop.example"))
    assert (heard.recipient, heard.permanent) == ("ana@example.org", False)


def test_what_names_our_message_is_collected_and_a_way_to_leave_in_it_is_no_request() -> None:
    back = (
        "From: shop@shop.example\nTo: ana@example.org\nMessage-ID: <abc@shop.example>\nCFBL-Feedback-ID: f1\n f2\n"
        "List-Unsubscribe: <mailto:leave+7f3@in.shop.example>"
    )
    heard = read(dsn(returned=back, To="bounce+7f2@in.shop.example"))
    assert heard.kind is Kind.BOUNCE
    assert (heard.tokens.bounce, heard.tokens.leave, heard.tokens.leave_returned) == (("7f2",), (), ("7f3",))
    assert (heard.tokens.feedback, heard.tokens.message_ids) == (("f1f2",), ("abc@shop.example",))
    assert (heard.original.message_id, heard.original.recipients) == ("abc@shop.example", ("ana@example.org",))


def test_the_envelope_id_comes_along() -> None:
    whole = dsn().replace(
        b"Reporting-MTA: dns; mx.example\n", b"Reporting-MTA: dns; mx.example\nOriginal-Envelope-Id: QQ314159\n"
    )
    assert read(whole).tokens.envelope_ids == ("QQ314159",)
