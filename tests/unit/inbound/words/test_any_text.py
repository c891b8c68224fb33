"""Any text gets an answer, and a quotation below changes none."""

from pathlib import Path
from tomllib import loads

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jatak.inbound.reading.quotes.html import text_of
from jatak.inbound.reading.words.lexicon import lexicons
from jatak.inbound.reading.words.mail import asked_by_mail
from jatak.inbound.reading.words.sms import asked_by_sms

SENTENCES = [
    *(one for every in loads((Path(__file__).parent / "leaving.toml").read_text("utf-8")).values() for one in every),
    "Where is my parcel?",
    "Please don't unsubscribe me",
]
THREADS = (
    "On 3 May 2026 at 10:00, Shop <shop@example.com> wrote:\n> Unsubscribe\n> Stop",
    "-----Original Message-----\nFrom: Shop\nSubject: Afmeld\n\nUnsubscribe me",
    "Von: Laden\nGesendet: Sonntag\nBetreff: Angebote\n\nBitte abmelden",
    "Le dim. 3 mai 2026 à 10:00, Boutique <b@example.fr> a écrit :\n\nSe désinscrire",
    "> Slett meg fra listen",
)
LONG = ("a" * 50_000, "<" * 50_000, "stop " * 20_000, "On " * 20_000, "> " * 20_000, "@" * 50_000, "é\u0301" * 20_000)


@given(st.text(max_size=300), st.text(max_size=2_000))
@settings(max_examples=60, deadline=None)
def test_any_text_gets_an_answer(subject: str, text: str) -> None:
    asked_by_mail(subject, text)
    asked_by_sms(text)
    text_of(text)


@given(st.sampled_from(SENTENCES), st.sampled_from(THREADS))
@settings(max_examples=60, deadline=None)
def test_a_quotation_below_changes_nothing(sentence: str, thread: str) -> None:
    assert asked_by_mail("", f"{sentence}\n\n{thread}\n") == asked_by_mail("", sentence)


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:3])
def test_long_lines_are_answered(text: str) -> None:
    asked_by_mail(text, text)
    asked_by_sms(text)
    text_of(text)


def test_every_phrase_can_be_read() -> None:
    for lexicon in lexicons():
        for entries in (*lexicon.exact.values(), *lexicon.begun.values(), [*lexicon.always]):
            for _, pattern in entries:
                assert pattern.expression
