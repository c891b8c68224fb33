"""What is remembered between letters is never another person's, and never grows without end."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from tests.unit.delivery.letters import ANA, AT, SOMMER

from jatak.content.footer import Reason, Why
from jatak.delivery.compose import words
from jatak.delivery.compose.dates import Dates
from jatak.delivery.compose.form import Form, Gap
from jatak.delivery.compose.subject import Subject
from jatak.delivery.compose.tokens import tokens
from jatak.delivery.compose.word import Word
from jatak.delivery.compose.words import Sentences, Words, in_both


def test_each_word_stands_at_its_place() -> None:
    own = tokens(b"k", 4711)
    ben = ANA._replace(name="Ben & Co", address="b'en@x.example", leave_token="t" * 80)
    said = Words(SOMMER, Subject(SOMMER)).of(ben, "b'en@x.example", own)
    assert len(said) == len(Word)
    assert said[Word.TO] == b'"Ben & Co" <b\'en@x.example>'
    assert said[Word.MESSAGE_ID] == own.message_id.encode()
    assert said[Word.SUBJECT] == b""
    assert (said[Word.LEAVE_PAGE], said[Word.LEAVE_MAIL]) == (b"t" * 80, own.leave.encode())
    assert said[Word.FEEDBACK] == own.feedback.encode()
    assert said[Word.NAME_TEXT : Word.WHY_TEXT] == (*in_both("Ben & Co"), *in_both("b'en@x.example"))
    assert said[Word.LEAVE_LINK] == b"t" * 75 + b"=\r\n" + b"t" * 5 + b"=\r\n"


@pytest.mark.parametrize(
    ("line", "in_text", "in_html"),
    [("Ben", b"Ben=\r\n", b"Ben=\r\n"), ("a&b", b"a&b=\r\n", b"a&amp;b=\r\n"), ("<", b"<=\r\n", b"&lt;=\r\n")],
)
def test_in_html_words_are_nothing_but_text(line: str, in_text: bytes, in_html: bytes) -> None:
    assert in_both(line) == (in_text, in_html)


def test_sentences_are_kept_while_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "SENTENCES_KEPT", 3)
    sentences = Sentences(SOMMER)
    for day in [*range(1, 9), *range(1, 9)]:
        assert b" %d. maj" % day in sentences.of(Why(Reason.SALE, datetime(2026, 5, day, tzinfo=UTC)))[0]
        assert len(sentences._written) <= 3


def test_the_date_is_to_the_second_whatever_was_written_before() -> None:
    dates, nuuk = Dates(), timezone(timedelta(hours=-2))
    before, after = AT - timedelta(microseconds=1), AT + timedelta(microseconds=999_999)
    for at, clock in ((AT, b"09:30:00"), (after, b"09:30:00"), (before, b"09:29:59"), (AT, b"09:30:00")):
        assert dates.written(at) == b"Mon, 04 May 2026 %b +0000" % clock
    assert dates.written((AT + timedelta(seconds=1)).astimezone(nuuk)) == b"Mon, 04 May 2026 07:30:01 -0200"


def test_gaps_may_follow_each_other_and_stand_at_both_ends() -> None:
    form = Form.of([Gap(Word.TO), Gap(Word.DATE, b"never"), b"a", b"b", Gap(Word.TO)])
    assert form.filled([b"", b"x"]) == b"xneverabx"
    assert form.filled([b"d", b"y"]) == b"ydaby"
    assert (form.ascii_only, Form.of([b"a", b"\xc3"]).ascii_only) == (True, False)
