"""Answers of time-stamping authorities that are no answers: refused in words, whatever bytes they are."""

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jatak.evidence.timestamp import Refused, Terms, believed, request_for
from jatak.evidence.timestamp.der import NotDer, elements, sequence, within
from jatak.evidence.timestamp.signer import names

NOW = datetime(2026, 5, 3, 12, tzinfo=UTC)
TERMS = Terms((), "", NOW, NOW)
der = st.recursive(
    st.binary(max_size=40),
    lambda inner: st.lists(inner, max_size=4).map(lambda parts: sequence(*parts)),
    max_leaves=12,
)


def test_a_request_asks_for_a_nonce_and_a_certificate():
    first, second = request_for(b"head"), request_for(b"head")
    assert first.imprint == second.imprint
    assert first.imprint in first.content
    assert first.nonce != second.nonce
    assert first.content.endswith(b"\x01\x01\xff"), "certReq is true"


@given(der | st.binary(max_size=200))
def test_any_bytes_are_refused_and_never_crash(answer):
    with pytest.raises(Refused):
        believed(answer, request_for(b"head"), TERMS)


@given(der | st.binary(max_size=200))
def test_any_bytes_name_no_certificate(token):
    with suppress(NotDer):
        assert names(token, b"certificate") is False


@given(st.lists(st.binary(max_size=300), max_size=5))
def test_what_is_written_is_read_again(parts):
    inside = [bytes((0x04,)) + sequence(part)[1:] for part in parts]
    assert [element.content for element in within(sequence(*inside), 0x30)] == parts


@pytest.mark.parametrize("data", ["30", "300500", "30800000", "30850101010101", "308201"])
def test_a_length_that_cannot_be_is_said(data):
    with pytest.raises(NotDer):
        list(elements(bytes.fromhex(data)))
