"""A token is exactly what was signed, or nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jatak.base.signing import BadSignature, sign, unsign

KEY = b"k" * 32


@given(st.binary(max_size=80))
def test_what_was_signed_comes_back(payload: bytes) -> None:
    assert unsign(KEY, sign(KEY, payload)) == payload


@given(st.binary(max_size=80), st.data())
def test_another_character_anywhere_is_refused(payload: bytes, data: st.DataObject) -> None:
    token = sign(KEY, payload)
    place = data.draw(st.integers(0, len(token) - 1))
    other = data.draw(st.sampled_from("ABab01-_=+/ ~é").filter(lambda c: c != token[place]))
    with pytest.raises(BadSignature):
        unsign(KEY, token[:place] + other + token[place + 1 :])


@given(st.binary(min_size=1, max_size=80), st.data())
def test_a_flipped_bit_of_the_bytes_is_refused(payload: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, 8 * len(payload) - 1))
    changed = bytearray(payload)
    changed[place // 8] ^= 1 << place % 8
    tag = sign(KEY, payload)
    forged = sign(b"x" * 32, bytes(changed))
    assert forged != tag
    with pytest.raises(BadSignature):
        unsign(KEY, forged)


@pytest.mark.parametrize("token", ["", "A", "AAAA", "a" * 21, "a" * 5000, "ø", "\x00", "a b", "aaaa\n"])
def test_rubbish_is_refused(token: str) -> None:
    with pytest.raises(BadSignature):
        unsign(KEY, token)
