"""Which message of ours something is about, by tokens that nobody can make up."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jatak.delivery.compose.tokens import Purpose, token
from jatak.inbound.correlating.tokens import KnownBy, Proof, Traces, proof, tokens_in

KEY = b"k" * 32


def of(purpose: Purpose, message: int = 7) -> str:
    return token(KEY, purpose, message)


TRACES = {
    KnownBy.LEAVE_ADDRESS: Traces(leave=(of(Purpose.LEAVE),)),
    KnownBy.BOUNCE_ADDRESS: Traces(bounce=(of(Purpose.BOUNCE).upper(),)),
    KnownBy.FEEDBACK_ID: Traces(feedback=(of(Purpose.FEEDBACK),)),
    KnownBy.ENVELOPE: Traces(envelope_ids=(of(Purpose.BOUNCE),)),
    KnownBy.MESSAGE_ID: Traces(message_ids=(f"<{of(Purpose.MESSAGE_ID)}@news.example>",)),
    KnownBy.RETURNED_LEAVE_ADDRESS: Traces(leave_returned=(of(Purpose.LEAVE),)),
}


@pytest.mark.parametrize("known_by", TRACES)
def test_each_place_proves(known_by):
    assert proof(KEY, TRACES[known_by]) == Proof(known_by, 7)
    assert proof(b"x" * 32, TRACES[known_by]) is None


def test_a_token_of_one_purpose_is_worth_nothing_for_another():
    assert proof(KEY, Traces(leave=(of(Purpose.BOUNCE), of(Purpose.MESSAGE_ID), of(Purpose.FEEDBACK)))) is None
    assert proof(KEY, Traces(message_ids=(f"{of(Purpose.LEAVE)}@x.example",))) is None


def test_the_strongest_goes_first_and_what_is_forged_is_passed_over():
    both = Traces(leave=("0" * 21, of(Purpose.LEAVE, 1)), bounce=(of(Purpose.BOUNCE, 2),))
    assert proof(KEY, both) == Proof(KnownBy.LEAVE_ADDRESS, 1)
    assert proof(KEY, replace(both, leave=())) == Proof(KnownBy.BOUNCE_ADDRESS, 2)


def test_tokens_are_found_in_addresses():
    text = f"Ana <x@y.example>, <LEAVE+{of(Purpose.LEAVE)}@news.example>, bounce+nothing@news.example"
    assert tokens_in(text, Purpose.LEAVE) == (of(Purpose.LEAVE),)
    assert tokens_in(text, Purpose.BOUNCE) == ()


@given(st.lists(st.text(max_size=60), max_size=80).map(tuple))
def test_no_text_is_too_bad(texts):
    assert proof(KEY, Traces(texts, texts, texts, texts, texts, texts, texts)) is None
