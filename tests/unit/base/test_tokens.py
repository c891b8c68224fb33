"""What was signed years ago is read as it was written; everything else is nothing."""

import struct

import pytest

from jatak.base.signing import sign
from jatak.base.tokens import BrokenToken, Tokens

KEY = b"k" * 32
TOKENS = Tokens("Q2s", lambda: KEY)


def test_what_was_written_comes_back() -> None:
    assert TOKENS.read(TOKENS.written(7, b"ab")) == (7, b"ab")


@pytest.mark.parametrize("payload", [b"", b"\x01", struct.pack(">BQ", 1, 7), struct.pack(">BQ2s", 2, 7, b"ab")])
def test_another_layout_or_version_is_no_token(payload: bytes) -> None:
    with pytest.raises(BrokenToken):
        TOKENS.read(sign(KEY, payload))


def test_the_token_of_another_key_is_no_token() -> None:
    with pytest.raises(BrokenToken):
        Tokens("Q2s", lambda: b"x" * 32).read(TOKENS.written(7, b"ab"))


@pytest.mark.parametrize("rubbish", ["", "A", "ø", "a" * 5000])
def test_rubbish_is_no_token(rubbish: str) -> None:
    with pytest.raises(BrokenToken):
        TOKENS.read(rubbish)
