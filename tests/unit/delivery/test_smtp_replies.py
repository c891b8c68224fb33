"""Answers are the same however the network cuts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jatak.delivery.smtp.outcome import Broken
from jatak.delivery.smtp.replies import Reply, ReplyReader

WORDS = st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=20)
REPLIES = st.lists(st.tuples(st.integers(200, 599), st.lists(WORDS, min_size=1, max_size=3)), max_size=5)


def wire(replies: list[tuple[int, list[str]]]) -> bytes:
    lines = [
        f"{code}{'-' if n < len(words) - 1 else ' '}{word}" for code, words in replies for n, word in enumerate(words)
    ]
    return "".join(line + "\r\n" for line in lines).encode()


def told(heard: list[Reply]) -> list[tuple[int, list[str]]]:
    return [(reply.code, reply.lines) for reply in heard]


def read(chunks: list[bytes]) -> tuple[list[tuple[int, list[str]]], str]:
    """What was heard, and how it broke."""
    reader = ReplyReader()
    try:
        for chunk in chunks:
            reader.feed(chunk)
    except Broken as error:
        return told(reader.heard), str(error)
    return told(reader.heard), ""


def cut(whole: bytes, at: list[int]) -> list[bytes]:
    places = sorted({place % (len(whole) + 1) for place in at})
    return [whole[a:b] for a, b in zip([0, *places], [*places, len(whole)], strict=True)]


@given(REPLIES, st.lists(st.integers(0, 500), max_size=8))
def test_chunks_do_not_matter(replies: list[tuple[int, list[str]]], at: list[int]) -> None:
    heard, broken = read(cut(wire(replies), at))
    assert not broken
    assert [code for code, _ in heard] == [code for code, _ in replies]
    assert [len(lines) for _, lines in heard] == [len(words) for _, words in replies]


@given(st.binary(max_size=60), st.lists(st.integers(0, 60), max_size=6))
def test_whatever_comes_it_is_read_alike_or_breaks_alike(junk: bytes, at: list[int]) -> None:
    whole = b"250 ok\r\n" + junk
    assert read(cut(whole, at)) == read([whole])


@pytest.mark.parametrize(
    "nonsense",
    [b"hello\r\n", b"\r\n", b"25\r\n", b"199 x\r\n", b"600 x\r\n", b"2 5 0\r\n", b"250_x\r\n", b"\xb2\xb50 x\r\n"],
)
def test_nonsense_breaks_and_keeps_what_came_before(nonsense: bytes) -> None:
    heard, broken = read([b"250 ok\r\n" + nonsense])
    assert heard == [(250, ["ok"])]
    assert broken.startswith("the relay answered nonsense")


@pytest.mark.parametrize(
    "endless",
    [
        [b"2" * 5000],
        [b"250 " + b"x" * 5000 + b"\r\n"],
        [b"250-x\r\n" * 20_000],
        [b"250 x\r\n" * 200],
        [b"250-x\r\n"] * 20_000,
    ],
)
def test_a_relay_that_never_ends_is_not_listened_to(endless: list[bytes]) -> None:
    assert read(endless)[1]


def test_words_are_shown_without_what_a_terminal_would_obey() -> None:
    reader = ReplyReader()
    reader.feed("250 f\x1b[31mrød\x00\r\n".encode() + b"550 \xff\r\n")
    assert [reply.text for reply in reader.heard] == ["250 f?[31mrød?", "550 \ufffd"]


def test_half_an_answer_is_not_silence() -> None:
    reader = ReplyReader()
    assert reader.silent
    reader.feed(b"421")
    assert not reader.silent
