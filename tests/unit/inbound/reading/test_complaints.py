"""Feedback reports (RFC 5965, RFC 9477), what is wrong with some, and those of another kind."""

import pytest
from tests.unit.inbound.reading.mails import complaint

from jatak.inbound.reading.heard import Action, Kind
from jatak.inbound.reading.post import read

FIELDS = "Feedback-Type: abuse\nUser-Agent: Some/1.0\nVersion: 1"


@pytest.mark.parametrize(
    ("type", "action"),
    [
        ("abuse", Action.STOP_MARKETING),
        ("Abuse", Action.STOP_MARKETING),
        ("fraud", Action.STOP_MARKETING),
        ("other", Action.STOP_MARKETING),
        ("opt-out", Action.LEAVE),
        ("opt-out-list", Action.LEAVE),
        ("not-spam", Action.IGNORE),
        ("auth-failure", Action.IGNORE),
        ("of-the-future", Action.IGNORE),
    ],
)
def test_what_each_type_asks_for(type: str, action: Action) -> None:
    heard = read(complaint(FIELDS.replace("abuse", type)))
    assert (heard.kind, heard.action, heard.reason, heard.permanent) == (Kind.COMPLAINT, action, type.lower(), False)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ("User-Agent: Some/1.0\nVersion: 1", "report_without_feedback_type"),
        ("Feedback-Type: abuse\nVersion: 1", "report_without_user_agent"),
        ("Feedback-Type: abuse\nUser-Agent: Some/1.0", "report_without_version"),
        (f"{FIELDS}\nFeedback-Type: not-spam", "report_with_two_feedback_type"),
        (f"{FIELDS}\nVersion: 2", "report_with_two_version"),
        (f"{FIELDS}\nSource-IP: 192.0.2.1\nSource-IP: 192.0.2.2", "report_with_two_source_ip"),
        (f"{FIELDS}\nArrival-Date: Mon, 1 Feb 2021\nReceived-Date: Mon, 1 Feb 2021", "report_with_two_arrival_dates"),
        ("", "report_without_feedback_type"),
    ],
)
def test_a_report_that_keeps_to_no_standard_is_put_aside(fields: str, why: str) -> None:
    heard = read(complaint(fields))
    assert (heard.kind, heard.action, heard.quarantine) == (Kind.COMPLAINT, Action.QUARANTINE, why)


def test_a_report_without_its_part_is_put_aside() -> None:
    heard = read(complaint().replace(b"message/feedback-report", b"text/plain"))
    assert (heard.action, heard.quarantine) == (Action.QUARANTINE, "report_without_fields")


def test_unknown_fields_and_many_of_what_may_be_many_are_no_harm() -> None:
    heard = read(complaint(f"{FIELDS}\nX-New: 1\nX-New: 2\nReported-Domain: a.example\nReported-Domain: b.example"))
    assert heard.report is not None
    assert (heard.action, heard.report.domains) == (Action.STOP_MARKETING, ("a.example", "b.example"))


def test_the_returned_message_is_believed_before_the_fields() -> None:
    heard = read(complaint(f"{FIELDS}\nOriginal-Mail-From: <forged@elsewhere.example>"))
    assert (heard.original.sender, heard.original.message_id) == ("shop@shop.example", "1@shop.example")


def test_a_report_without_a_recipient_is_known_by_its_ids() -> None:
    back = "From: shop@shop.example\nTo: nobody: ;\nMessage-ID: <x@shop.example>\nCFBL-Feedback-ID: 1a:2b\n 3c"
    heard = read(complaint(returned=back))
    assert (heard.recipients, heard.tokens.feedback, heard.tokens.message_ids) == (
        (),
        ("1a:2b3c",),
        ("x@shop.example",),
    )


def test_a_bounce_address_in_the_returned_message_is_collected() -> None:
    back = "Return-Path: <bounce+1f2e@in.shop.example>\nFrom: shop@shop.example\nTo: ana@example.org"
    assert read(complaint(returned=back)).tokens.bounce == ("1f2e",)


@pytest.mark.parametrize(
    ("domain", "aligned"),
    [("mailbox.example", True), ("MAILBOX.example", True), ("example", False), ("other.example", False)],
)
def test_who_claims_to_have_signed_it_is_told(domain: str, aligned: bool) -> None:
    heard = read(complaint(DKIM_Signature=f"v=1; a=rsa-sha256; d={domain}; s=a; h=from; bh=a; b=b"))
    assert heard.report is not None
    assert (heard.report.signed_by, heard.report.aligned) == ((domain.lower(),), aligned)


def test_a_complaint_of_hotmail_is_a_complaint() -> None:
    heard = read(
        b"From: staff@hotmail.com\nTo: abuse@shop.example\nSubject: complaint about message from 192.0.2.1\n"
        b"X-HmXmrOriginalRecipient: ana@hotmail.example\nContent-Type: message/rfc822\n\n"
        b"X-HmXmrOriginalRecipient: ana@hotmail.example\nFrom: shop@shop.example\nTo: ana@hotmail.example\n"
        b"Message-ID: <7@shop.example>\nSubject: May\n\nHello.\n"
    )
    assert (heard.kind, heard.action, heard.recipient) == (Kind.COMPLAINT, Action.STOP_MARKETING, "ana@hotmail.example")
    assert heard.tokens.message_ids == ("7@shop.example",)


def test_words_of_complaint_by_a_person_are_no_report() -> None:
    text = b"From: ana@example.org\nTo: shop@shop.example\nSubject: abuse report\n\nYour letter was late.\n"
    assert read(text).kind is Kind.POST
