"""Answers as they come from the world: what becomes of the message, and of whom they speak."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jatak.delivery.smtp.outcome import About, Fate
from jatak.delivery.smtp.verdict import Command, deciding, status_of, verdict
from jatak.delivery.smtp.verdict_table import LINES

RECIPIENT, SENDER, CONTENT, RELAY = About.RECIPIENT, About.SENDER, About.CONTENT, About.RELAY
LATER, NEVER = Fate.DEFERRED, Fate.REFUSED

WORLD = [
    # Google
    ("RCPT", "550 5.1.1 The email account that you tried to reach does not exist.", NEVER, RECIPIENT),
    ("RCPT", "550 5.2.1 The email account that you tried to reach is disabled.", NEVER, RECIPIENT),
    ("RCPT", "452 4.2.2 The recipient's inbox is out of storage space.", LATER, RECIPIENT),
    ("RCPT", "552 5.2.2 The recipient's inbox is out of storage space and inactive.", LATER, RECIPIENT),
    ("RCPT", "450 4.2.1 The user is receiving mail at a rate that prevents additional messages.", LATER, RECIPIENT),
    ("RCPT", "450 4.2.1 Peak SMTP relay limit exceeded for customer.", LATER, SENDER),
    ("RCPT", "550 5.7.1 Daily SMTP relay limit exceeded for customer.", LATER, SENDER),
    ("RCPT", "452 4.5.3 Your message has too many recipients.", LATER, RELAY),
    ("END", "421 4.7.28 Gmail has detected an unusual rate of mail from your DKIM domain.", LATER, SENDER),
    ("END", "421 4.7.0 Try again later, closing connection.", LATER, SENDER),
    ("END", "421 4.3.0 Temporary System Problem. Try again later.", LATER, RELAY),
    ("END", "451 4.3.0 Mail server temporarily rejected message.", LATER, RELAY),
    ("END", "550 5.7.26 Your email has been blocked because the sender is unauthenticated.", LATER, SENDER),
    ("END", "550 5.7.25 The IP address sending this message does not have a PTR record.", LATER, SENDER),
    ("END", "550 5.7.1 The IP you're using to send mail is not authorized to send email directly.", LATER, SENDER),
    ("END", "550 5.7.1 Our system has detected that this message is likely unsolicited mail.", NEVER, CONTENT),
    ("END", "552 5.7.0 This message was blocked because its content presents a security issue.", NEVER, CONTENT),
    ("END", "451 4.4.2 Timeout - closing connection.", LATER, RELAY),
    ("MAIL", "552 5.3.4 Your message exceeded Google's message size limits.", NEVER, CONTENT),
    ("MAIL", "550 5.4.5 Daily user sending limit exceeded.", LATER, SENDER),
    ("MAIL", "530 5.7.0 Authentication Required.", LATER, RELAY),
    ("MAIL", "530 5.7.0 Must issue a STARTTLS command first.", LATER, RELAY),
    ("MAIL", "503 5.5.1 EHLO/HELO first.", LATER, RELAY),
    # Microsoft
    ("END", "550 5.7.515 Access denied, sending domain nordlys.example doesn't meet the level.", LATER, SENDER),
    ("MAIL", "421 4.7.650 The mail server [192.0.2.1] has been temporarily rate limited.", LATER, SENDER),
    ("RCPT", "451 4.7.650 The mail server has been temporarily rate limited due to IP reputation.", LATER, SENDER),
    ("RCPT", "550 5.7.606 Access denied, banned sending IP [192.0.2.1].", LATER, SENDER),
    ("END", "550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP.", LATER, SENDER),
    (
        "MAIL",
        "550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent: on our block list.",
        LATER,
        SENDER,
    ),
    ("RCPT", "550 5.5.0 Requested action not taken: mailbox unavailable.", NEVER, RECIPIENT),
    ("RCPT", "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup", NEVER, RECIPIENT),
    ("RCPT", "550 5.4.1 Recipient address rejected: Access denied.", NEVER, RECIPIENT),
    ("END", "554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException", LATER, RECIPIENT),
    ("RCPT", "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain", LATER, RELAY),
    ("RCPT", "550 5.7.64 TenantAttribution; Relay Access Denied", LATER, RELAY),
    ("MAIL", "550 5.7.57 SMTP; Client was not authenticated to send anonymous mail", LATER, RELAY),
    ("MAIL", "530 5.7.57 Client not authenticated to send mail.", LATER, RELAY),
    ("RCPT", "452 4.3.1 Insufficient system resources", LATER, RELAY),
    ("RCPT", "550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup", NEVER, RECIPIENT),
    # Yahoo
    ("MAIL", "421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to user complaints", LATER, SENDER),
    ("MAIL", "553 5.7.1 [BL21] Connections will not be accepted from 192.0.2.1", LATER, SENDER),
    ("END", "554 5.7.9 Message not accepted for policy reasons.", NEVER, CONTENT),
    ("END", "554 delivery error: dd This user doesn't have a yahoo.com account", NEVER, CONTENT),
    ("RCPT", "450 User is receiving mail too quickly", LATER, RECIPIENT),
    ("MAIL", "451 4.3.2 Internal server error", LATER, RELAY),
    # Postfix
    ("RCPT", "550 5.1.1 <ana@kunde.example>: Recipient address rejected: User unknown", NEVER, RECIPIENT),
    ("RCPT", "550 5.1.1 <relay@kunde.example>: Recipient address rejected: not allowed", NEVER, RECIPIENT),
    ("RCPT", "554 5.7.1 <ana@kunde.example>: Relay access denied", LATER, RELAY),
    ("RCPT", "454 4.7.1 <ana@kunde.example>: Relay access denied", LATER, RECIPIENT),
    ("RCPT", "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org", LATER, SENDER),
    ("RCPT", "450 4.7.1 Client host rejected: cannot find your hostname, [192.0.2.1]", LATER, SENDER),
    ("RCPT", "450 4.2.0 <ana@kunde.example>: Recipient address rejected: Greylisted", LATER, RECIPIENT),
    ("RCPT", "450 4.1.2 <ana@kunde.example>: Recipient address rejected: Domain not found", LATER, RECIPIENT),
    ("RCPT", "450 4.1.8 <x@nordlys.example>: Sender address rejected: Domain not found", LATER, SENDER),
    ("RCPT", "553 5.7.1 <x@nordlys.example>: Sender address rejected: not owned by user ana", LATER, SENDER),
    ("RCPT", "451 4.3.0 <ana@kunde.example>: Temporary lookup failure", LATER, RELAY),
    ("RCPT", "450 4.3.2 Service currently unavailable", LATER, RELAY),
    ("MAIL", "452 4.3.1 Insufficient system storage", LATER, RELAY),
    ("MAIL", "450 4.7.1 Error: too much mail from 192.0.2.1", LATER, SENDER),
    ("RCPT", "452 4.5.3 Error: too many recipients", LATER, RELAY),
    ("END", "451 4.3.0 Error: queue file write error", LATER, RELAY),
    ("END", "552 5.3.4 Error: message file too big", NEVER, CONTENT),
    ("END", "550 5.6.0 improper command pipelining after DATA", NEVER, CONTENT),
    ("END", "451 4.7.1 Service unavailable - try again later", LATER, CONTENT),
    ("DATA", "421 4.4.2 mx.example Error: timeout exceeded", LATER, RELAY),
    ("RCPT", "550 5.6.7 Error: UTF-8 address without SMTPUTF8", NEVER, RECIPIENT),
    ("MAIL", "555 5.5.4 Unsupported option: RET=HDRS", LATER, RELAY),
    # Exim
    ("RCPT", "550 relay not permitted", LATER, RELAY),
    ("RCPT", "550 Verification failed for <x@nordlys.example> Sender verify failed", LATER, SENDER),
    ("RCPT", "550 Unrouteable address", NEVER, RECIPIENT),
    ("RCPT", "451 Temporary local problem - please try later", LATER, RECIPIENT),
    ("RCPT", "550 authentication required", LATER, RELAY),
    ("END", "550 Message size exceeds maximum permitted", NEVER, CONTENT),
    ("MAIL", "451 Temporary local problem - please try later", LATER, RELAY),
    # Sendmail, qmail
    ("RCPT", "554 5.3.5 Local configuration error", LATER, RELAY),
    ("RCPT", "550 5.7.1 <ana@kunde.example>... Relaying denied", LATER, RELAY),
    ("MAIL", "553 5.1.8 <x@nordlys.example>... Domain of sender address does not exist", LATER, SENDER),
    ("RCPT", "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", LATER, RELAY),
    ("RCPT", "553 5.3.0 <ana@kunde.example>... User unknown", NEVER, RECIPIENT),
    ("RCPT", "552 5.2.2 <ana@kunde.example>... Account is over its limit", LATER, RECIPIENT),
    # Amazon SES, SendGrid
    ("END", "454 Throttling failure: Maximum sending rate exceeded.", LATER, SENDER),
    ("END", "454 Throttling failure: Daily message quota exceeded.", LATER, SENDER),
    ("END", "554 Message rejected: Email address is not verified.", LATER, SENDER),
    ("MAIL", "550 Unauthenticated senders not allowed", LATER, SENDER),
    ("MAIL", "451 You have exceeded your messaging limits", LATER, SENDER),
    # The bare codes of RFC 5321
    ("MAIL", "535 5.7.8 Error", LATER, RELAY),
    ("MAIL", "538 5.7.11 Encryption required", LATER, RELAY),
    ("MAIL", "550 5.7.1 denied", LATER, SENDER),
    ("MAIL", "501 5.1.7 Bad sender address syntax", LATER, SENDER),
    ("RCPT", "501 5.1.3 Bad recipient address syntax", NEVER, RECIPIENT),
    ("RCPT", "552 too many recipients", LATER, RECIPIENT),
    ("RCPT", "552 mailbox full", LATER, RECIPIENT),
    ("RCPT", "452 mailbox full", LATER, RECIPIENT),
    ("RCPT", "450 mailbox busy", LATER, RECIPIENT),
    ("RCPT", "551 User not local", NEVER, RECIPIENT),
    ("RCPT", "421 closing", LATER, RELAY),
    ("END", "552 too much mail data", NEVER, CONTENT),
    ("END", "550 5.1.1 no such user after all", NEVER, RECIPIENT),
    ("END", "554 no", NEVER, CONTENT),
    ("DATA", "451 later", LATER, CONTENT),
    ("RSET", "500 what?", LATER, RELAY),
    ("RSET", "451 no", LATER, RELAY),
]


@pytest.mark.parametrize(("command", "answer", "fate", "about"), WORLD, ids=[answer for _, answer, _, _ in WORLD])
def test_the_worlds_answers(command: str, answer: str, fate: Fate, about: About) -> None:
    outcome = verdict(Command(command), int(answer[:3]), answer)
    assert (outcome.fate, outcome.about) == (fate, about)
    assert outcome.answer == answer


def test_each_line_of_the_table_decides_some_answer_of_the_world() -> None:
    decided = {deciding(Command(command), answer) for command, answer, _, _ in WORLD}
    assert [line.source for line in LINES if line not in decided] == []


@given(st.sampled_from(Command), st.integers(400, 599), st.text(max_size=80))
def test_every_no_has_a_verdict_and_what_speaks_of_us_never_costs_a_message(
    command: Command, code: int, words: str
) -> None:
    outcome = verdict(command, code, f"{code} {words}")
    assert outcome.fate in (Fate.DEFERRED, Fate.REFUSED)
    if code < 500 or outcome.about in (About.SENDER, About.RELAY):
        assert outcome.fate is Fate.DEFERRED


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("550 5.1.1 no", "5.1.1"),
        ("421 4.7.650 slow", "4.7.650"),
        ("550 5.1.1", "5.1.1"),
        ("550 no 5.1.1", ""),
        ("550 5.1.1.1 an address", ""),
        ("550 1.1.1 no", ""),
        ("550", ""),
    ],
)
def test_the_enhanced_code_is_read_where_it_stands(text: str, status: str) -> None:
    assert status_of(text) == status


def test_every_line_names_its_source() -> None:
    assert all(len(line.source) > 10 for line in LINES)
