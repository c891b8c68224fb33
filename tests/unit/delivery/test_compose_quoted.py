"""Quoted-printable in pieces reads back as one text, whatever is cut where."""

import quopri

import pytest

from jatak.delivery.compose.quoted import encoded, inserted, inserted_token, open_ended

TEXTS = [
    "",
    ".",
    "From Ana",
    " ",
    "\t",
    "=",
    "é",
    "é" * 40,
    "a b " * 30,
    "x\n",
    "x \n",
    "x\n\ny",
    "..." * 40,
    "日本" * 30,
]
TEXTS += ["日本" * 30]
TEXTS += [letter * size for letter in "x.F" for size in range(70, 80)]
TEXTS += [f"{'x' * size}{ending}" for size in range(70, 80) for ending in (" ", "é", ".", "\n.")]


def read(data: bytes) -> str:
    return quopri.decodestring(data).decode()


def assert_written_well(data: bytes) -> None:
    for line in data.split(b"\r\n"):
        assert len(line) <= 76
        assert line == line.rstrip()
        assert not line.startswith((b".", b"From "))


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_reads_back(text: str) -> None:
    assert read(encoded(text)) == text.replace("\n", "\r\n")
    assert_written_well(encoded(text))


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("after", [".", "From Eve", "x" * 76, "", "\n"])
def test_what_follows_an_open_end_stands_in_the_same_line(text: str, after: str) -> None:
    data = open_ended(text) + encoded(after)
    assert read(data) == (text + after).replace("\n", "\r\n")
    assert_written_well(data)


@pytest.mark.parametrize("words", [text for text in TEXTS if "\n" not in text])
def test_inserted_words_are_written_as_an_open_end(words: str) -> None:
    data = inserted(words)
    assert read(data + encoded(".")) == f"{words}."
    assert_written_well(data)


@pytest.mark.parametrize("size", [0, 1, 74, 75, 76, 110, 150, 151])
def test_a_token_of_any_length_is_broken_into_lines(size: int) -> None:
    token = b"-" * size
    assert quopri.decodestring(inserted_token(token) + b"z") == token + b"z"
    assert_written_well(inserted_token(token))


@pytest.mark.parametrize("text", ["a\rb", "a\r\nb", "a\nb"])
def test_lines_end_alike_however_they_ended(text: str) -> None:
    assert encoded(text) == b"a\r\nb"
