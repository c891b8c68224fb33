"""What is written for a parcel, by what the relay can do."""

import dataclasses
import smtplib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.plugins.handing import Parcel

from jatak.delivery.smtp.abilities import Abilities
from jatak.delivery.smtp.envelope import Envelope, content, envelope, xtext
from jatak.delivery.smtp.outcome import About, Fate, Outcome

ALL = Abilities.announced(
    ["relay", "PIPELINING", "SIZE 1000", "8BITMIME", "SMTPUTF8", "DSN", "STARTTLS", "AUTH PLAIN LOGIN"]
)


def written(parcel: Parcel, can: Abilities = ALL) -> Envelope:
    letter = envelope(parcel, can)
    assert isinstance(letter, Envelope)
    return letter


def refusal(parcel: Parcel, can: Abilities = ALL) -> Outcome:
    outcome = envelope(parcel, can)
    assert isinstance(outcome, Outcome)
    assert outcome.fate is Fate.REFUSED
    return outcome


def test_what_is_announced_is_known() -> None:
    assert Abilities(True, frozenset({"PLAIN", "LOGIN"}), True, True, True, True, True, 1000) == ALL
    assert Abilities.announced(["relay", "size", "pipelining"]) == Abilities(pipelining=True, size=True)
    assert Abilities.announced(["relay", "SIZE lots"]).largest == 0
    assert Abilities.announced(["PIPELINING is my name"]) == Abilities()


def test_an_old_relay_gets_bare_commands() -> None:
    letter = written(Parcel(envid="m1"), Abilities())
    assert letter.mail == b"MAIL FROM:<bounce+x@nordlys.example>\r\n"
    assert letter.rcpt == b"RCPT TO:<ana@kunde.example>\r\n"


def test_reports_of_non_delivery_are_asked_for_by_our_own_name_of_the_message() -> None:
    letter = written(Parcel(envelope_to="ana+news@kunde.example", envid="m=1+a"))
    assert letter.mail == b"MAIL FROM:<bounce+x@nordlys.example> SIZE=30 RET=HDRS ENVID=m+3D1+2Ba\r\n"
    expected = b"RCPT TO:<ana+news@kunde.example> NOTIFY=FAILURE,DELAY ORCPT=rfc822;ana+2Bnews@kunde.example\r\n"
    assert letter.rcpt == expected


def test_beyond_ascii() -> None:
    letter = written(Parcel(envelope_to="søren@kunde.example", smtputf8=True, envid="m1", data="Hej: ø\r\n".encode()))
    assert letter.mail.endswith(b" SIZE=9 BODY=8BITMIME SMTPUTF8 RET=HDRS ENVID=m1\r\n")
    assert letter.rcpt == "RCPT TO:<søren@kunde.example> NOTIFY=FAILURE,DELAY\r\n".encode()


@pytest.mark.parametrize(
    ("parcel", "without", "about", "words"),
    [
        (Parcel(envelope_to="søren@k.example", smtputf8=True), "smtputf8", About.RECIPIENT, "no SMTPUTF8"),
        (Parcel(envelope_to="søren@k.example"), "", About.RECIPIENT, "needs SMTPUTF8"),
        (Parcel(data="ø\r\n".encode()), "eight_bit", About.CONTENT, "no 8BITMIME"),
        (Parcel(data=b"x" * 1001), "", About.CONTENT, "the message has 1001 bytes, the relay takes 1000"),
        (Parcel(envelope_to="a@b.example>\r\nRCPT TO:<eve@e.example"), "", About.RECIPIENT, "no address"),
        (Parcel(envelope_to=""), "", About.RECIPIENT, "no address"),
        (Parcel(envelope_from="a@b.example> BODY=8BITMIME"), "", About.SENDER, "no address"),
        (Parcel(data=b"a\r\nb\n.\nMAIL FROM:<eve@e.example>\r\n"), "", About.CONTENT, "CR LF at byte 4"),
        (Parcel(data=b"a\r\nb\r.\r\n"), "", About.CONTENT, "CR LF at byte 4"),
        (Parcel(data=b"a\n"), "", About.CONTENT, "CR LF at byte 1"),
        (Parcel(data=b"a\r\nb\r"), "", About.CONTENT, "CR LF at byte 4"),
    ],
)
def test_what_the_relay_cannot_take_is_refused_in_clear_words(
    parcel: Parcel, without: str, about: About, words: str
) -> None:
    can = dataclasses.replace(ALL, **{without: False}) if without else ALL
    outcome = refusal(parcel, can)
    assert outcome.about is about
    assert words in outcome.answer


def test_a_size_without_a_limit_limits_nothing() -> None:
    assert written(Parcel(data=b"x" * 10**6), Abilities(size=True)).mail.endswith(b" SIZE=1000000\r\n")


@given(st.lists(st.sampled_from(["", ".", "..", "x", ".x", "x."])), st.booleans())
def test_dots_are_stuffed_as_others_stuff_them(lines: list[str], ended: bool) -> None:
    data = "\r\n".join(lines).encode() + (b"\r\n" if ended else b"")
    expected = smtplib._quote_periods(data)  # type: ignore[attr-defined]
    if not expected.endswith(b"\r\n"):
        expected += b"\r\n"
    assert content(data) == expected


def test_a_composer_that_vouches_is_believed() -> None:
    @dataclasses.dataclass(frozen=True)
    class Vouched(Parcel):
        fit_lines: bool = True
        ascii_only: bool = True

    assert written(Vouched(data=b"a\r\n")).content == b"a\r\n"
    assert written(Vouched(data=b"a")).content == b"a\r\n"
    assert b"8BITMIME" in written(Vouched(ascii_only=False)).mail


def test_xtext() -> None:
    assert xtext("plain!~") == "plain!~"
    assert xtext("a b=c+ø") == "a+20b+3Dc+2B+C3+B8"
