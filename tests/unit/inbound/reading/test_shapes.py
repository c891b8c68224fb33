"""One report in every shape that it comes in."""

import base64
import quopri
from collections.abc import Callable

import pytest
from tests.unit.inbound.reading.mails import dsn, mail

from jatak.inbound.reading.heard import Kind
from jatak.inbound.reading.mbox import mails_in
from jatak.inbound.reading.post import read

FIELDS = b"Final-Recipient: rfc822; ana@example.org\nAction: failed\nStatus: 5.1.1"
STATUS = b"Reporting-MTA: dns; mx.example\n\n" + FIELDS + b"\n"
TYPE = b'multipart/report; report-type=delivery-status; boundary="=limit="'


def encoded(name: bytes, by: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    """The report with its status transferred in this encoding."""
    plain = b"Content-Type: message/delivery-status\n\n" + STATUS
    other = b"Content-Type: message/delivery-status\nContent-Transfer-Encoding: " + name + b"\n\n" + by(STATUS) + b"\n"
    return lambda whole: whole.replace(plain, other)


def within(whole: bytes) -> bytes:
    """The report forwarded within another mail of a mail system."""
    head = b"From: postmaster@gate.example\nTo: bounce@shop.example\nSubject: FW: Undeliverable\n"
    parts = b"--o\nContent-Type: text/plain\n\nSee below.\n--o\nContent-Type: message/rfc822\n\n" + whole + b"\n--o--\n"
    return head + b"Content-Type: multipart/mixed; boundary=o\n\n" + parts


SHAPES: dict[str, Callable[[bytes], bytes]] = {
    "as it should be": lambda whole: whole,
    "lines that end with CR and LF": lambda whole: whole.replace(b"\n", b"\r\n"),
    "lines that end with CR": lambda whole: whole.replace(b"\n", b"\r"),
    "from an mbox": lambda whole: b"From MAILER-DAEMON Mon Feb  9 12:36:39 2009\n" + whole,
    "after empty lines": lambda whole: b"   \n\r\n\n" + whole,
    "base64": encoded(b"base64", base64.encodebytes),
    "quoted-printable": encoded(b"quoted-printable", quopri.encodestring),
    "without an end": lambda whole: whole.replace(b"--=limit=--\n", b""),
    "without the returned message": lambda whole: whole.partition(b"--=limit=\nContent-Type: text/rfc822-headers")[0],
    "with a boundary that is none of its own": lambda whole: whole.replace(b'"=limit="', b'"=other="'),
    "without a boundary": lambda whole: whole.replace(b'; boundary="=limit="', b""),
    "without a type": lambda whole: whole.replace(b"Content-Type: " + TYPE + b"\n", b""),
    "as a mixed multipart": lambda whole: whole.replace(TYPE, b'multipart/mixed; boundary="=limit="'),
    "as international mail": lambda whole: whole.replace(b"message/delivery-status", b"message/global-delivery-status"),
    "in capitals": lambda whole: whole.replace(FIELDS, FIELDS.upper()).replace(b"ANA@EXAMPLE.ORG", b"ana@example.org"),
    "forwarded": within,
    "forwarded twice": lambda whole: within(within(whole)),
    "with the address in brackets": lambda whole: whole.replace(
        b"rfc822; ana@example.org", b"rfc822;<ana@example.org>"
    ),
    "with NULs": lambda whole: whole.replace(b"Your message", b"Your\0 message"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_report_is_read_in_any_shape(shape: str) -> None:
    heard = read(SHAPES[shape](dsn(FIELDS.decode())))
    assert (heard.kind, heard.recipient, heard.permanent) == (Kind.BOUNCE, "ana@example.org", True)
    assert heard.status in ("5.1.1", "")


def test_a_file_of_many_mails_and_one_of_one() -> None:
    first, second = mail("one", "From here it went.\n\nFrom there too.\n"), mail("two", "Hello.\n")
    line = b"From ana@example.org Mon Feb  9 12:36:39 2009\n"
    assert [read(one).subject for one in mails_in(line + first + b"\n" + line + second)] == ["one", "two"]
    assert list(mails_in(first)) == [first]
    assert len(list(mails_in(line + first))) == 1


def test_letters_that_no_header_may_hold() -> None:
    heard = read("From: Ana <ana@example.org>\nTo: shop@shop.example\nSubject: Spørgsmål\n\nHej.\n".encode())
    assert heard.subject == "Spørgsmål"
    assert read(mail("x").replace(b"x", "Grüße".encode("latin-1"), 1)).subject in ("Grüße", "x")
