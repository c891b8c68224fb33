"""Whatever comes in gets an answer: no error, no end of memory, no pattern that runs for minutes."""

import json
import random
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.inbound.reading.mails import complaint, dsn, mail

from jatak.inbound.reading.heard import Action, Heard, Kind
from jatak.inbound.reading.line import as_line
from jatak.inbound.reading.post import read

HEAD = b"Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nTo: bounce@shop.example\nSubject: failure notice\n"
MIXED = b"Content-Type: multipart/mixed; boundary=b\n\n"
SHARED = Path(__file__).resolve().parents[5] / "shared" / "material"
PIECES = [
    *(b"@", b"a@", b"<a@b", b">", b"=?", b"=?a?q?", b"550 ", b"5.1.1 ", b"a@b.ch ", b"<", b"<a ", b"-", b"\n", b" \n"),
    *(
        b"a.",
        b"(",
        b"&",
        b"&#1",
        b"From: ",
        b"*",
        b"[",
        b"Received: for ",
        b"a'",
        b"|",
        b"\xff",
        b"\x00",
        b"\x1b$B",
        b"+AGE-",
    ),
    *(
        b"<a@b.de>:\n",
        b"<a@b.de>: ",
        b"--- original message\n",
        b"expanded from a@b.de ",
        b"<p>",
        b"<script",
        b"</p",
        b"<!--",
    ),
]


def answered(data: bytes) -> Heard:
    """What is heard, which can always be written as a line of text."""
    heard = read(data)
    line = as_line("a.eml", heard)
    assert "\n" not in line
    assert set(json.loads(line)) >= {
        "file",
        "kind",
        "recipient",
        "recipients",
        "status",
        "permanent",
        "reason",
        "action",
    }
    return heard


@pytest.mark.parametrize("place", ["body", "subject", "type", "html", "status"])
@pytest.mark.parametrize("piece", PIECES)
def test_fifty_kilobytes_of_one_thing(piece: bytes, place: str) -> None:
    much = piece * (50_000 // len(piece))
    line = much.replace(b"\n", b" ")
    match place:
        case "body":
            answered(HEAD + b"\n" + much)
        case "subject":
            answered(HEAD.replace(b"failure notice", line) + b"\nunable to deliver")
        case "type":
            answered(HEAD + b"Content-Type: multipart/mixed; boundary=" + line + b"\n\nx")
        case "html":
            answered(HEAD + b"Content-Type: text/html\n\n" + much)
        case _:
            answered(HEAD + b"Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; " + much)


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"\r\n", b"\0" * 100_000, b"From ", b"From a\n", b">From \n", b":", b" a", b"a:"]
)
def test_hardly_anything(data: bytes) -> None:
    answered(data)


def test_what_is_no_mail_is_put_aside_with_the_reason() -> None:
    heard = answered(random.Random(1).randbytes(100_000))
    assert (heard.kind, heard.action, heard.quarantine) == (Kind.UNKNOWN, Action.QUARANTINE, "no_headers")


def test_fifty_megabytes_of_text_and_of_a_file() -> None:
    assert answered(HEAD + b"\n" + b"no user here today\n" * 2_700_000).kind is Kind.BOUNCE
    file = b"--b\nContent-Type: application/zip\nContent-Transfer-Encoding: base64\n\n" + b"QUJD" * 12_500_000
    asked = b"From: ana@example.org\nTo: shop@shop.example\nSubject: hello\n" + MIXED
    text = b"--b\nContent-Type: text/plain\n\nPlease unsubscribe me.\n"
    assert answered(asked + text + file + b"\n--b--\n").kind is Kind.OPT_OUT


def test_parts_without_end() -> None:
    answered(HEAD + MIXED + b"--b\n\nhello\n" * 50_000)
    answered(HEAD + MIXED + b"--bb" * 500_000)
    answered(HEAD + b"Content-Type: message/rfc822\n\n" * 20_000 + b"hello")


def test_a_mail_too_deep_to_look_at_is_put_aside() -> None:
    inner = b"Content-Type: text/plain\n\nPlease unsubscribe me."
    for depth in range(500):
        name = b"b%d" % depth
        inner = b"Content-Type: multipart/mixed; boundary=" + name + b"\n\n--" + name + b"\n" + inner
    heard = answered(b"From: ana@example.org\nTo: shop@shop.example\nSubject: hello\n" + inner)
    assert (heard.kind, heard.quarantine) == (Kind.UNKNOWN, "too_deep")


def test_headers_without_end() -> None:
    answered(b"".join(b"X-%d: a\n" % number for number in range(100_000)) + b"\nhello")
    answered(b"Subject: a\n" + b" b\n" * 300_000 + b"\nhello")
    answered(b"To: " + b", ".join(b"a%d@b.ch" % number for number in range(50_000)) + b"\n" + HEAD + b"\nhello")


@pytest.mark.parametrize(
    "charset", ["utf-7", "utf-16", "rot13", "zip", "unknown-8bit", "x-nonsense", "idna", "punycode", "\x00", "cp65001"]
)
def test_a_charset_that_lies(charset: str) -> None:
    head = HEAD + b"MIME-Version: 1.0\nContent-Type: text/plain; charset=" + charset.encode() + b"\n\n"
    answered(head + "Postfach überfüllt +2AA-".encode() + b"\xd8\x00\xff\xfe" + bytes(range(256)))


@cache
def real() -> list[bytes]:
    """Mails to be broken: ours, and real ones where they are."""
    files = [*SHARED.glob("bounces/*/*.txt"), *SHARED.glob("complaints/*.eml")]
    ours = [mail("Please stop", "Please unsubscribe me."), dsn(), complaint()]
    return ours + [file.read_bytes() for file in sorted(files)]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_mails_broken_in_any_way(data: st.DataObject) -> None:
    whole = bytearray(data.draw(st.sampled_from(real())))
    for _ in range(data.draw(st.integers(1, 12))):
        place = data.draw(st.integers(0, max(len(whole) - 1, 0)))
        match data.draw(st.sampled_from(["flip", "cut", "twice", "insert", "move"])):
            case "flip" if whole:
                whole[place] ^= 1 << data.draw(st.integers(0, 7))
            case "cut":
                del whole[place : place + data.draw(st.integers(1, 400))]
            case "twice":
                whole[place:place] = whole[place : place + data.draw(st.integers(1, 400))]
            case "move":
                whole = whole[place:] + whole[:place]
            case _:
                whole[place:place] = data.draw(st.binary(max_size=40))
    answered(bytes(whole))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_parts_in_any_order(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from(real()))
    lines = whole.split(b"\n--")
    answered(b"\n--".join(data.draw(st.permutations(lines))))
