"""Values of packs in words."""

from datetime import time

import pytest

from jatak.law.parameter import Limit, Quiet
from jatak.law.parameters import PARAMETERS
from jatak.law.rulebook import documents
from jatak.law.vocabulary import CHANNELS, RECIPIENTS
from jatak.lawpages.values import in_words


@pytest.mark.parametrize(
    ("parameter", "value", "words"),
    [
        ("customer.allowed", True, "yes"),
        ("customer.repeated", False, "no"),
        ("consent.lapse_unused_months", Limit(12), "12 months"),
        ("consent.lapse_unused_months", Limit(1), "1 month"),
        ("consent.lapse_unused_months", Limit(None), "no limit"),
        ("consent.min_age", Limit(15), "15 years"),
        ("consent.min_age", Limit(None), "no age is set"),
        ("leaving.hours", Limit(24), "24 hours"),
        ("new.figure", Limit(3), "3"),
        ("customer.channels", frozenset({"sms", "email"}), "e-mail and text message"),
        ("customer.channels", frozenset(CHANNELS), "every channel"),
        ("customer.recipients", frozenset(RECIPIENTS), "every kind of recipient"),
        ("customer.channels", frozenset(), "none"),
        ("content.survey", "free", "no marketing"),
        ("basis.consent", "art. 6(1)(a)", "art. 6(1)(a)"),
        ("basis.existing_customer", "none", "none needed"),
        ("new.word", "of_no_list", "of no list"),
        ("consent.proof", None, "not researched: counts as no, or as the strictest"),
        ("time.quiet_hours", Quiet(time(21), time(8)), "from 21:00 to 08:00"),
    ],
)
def test_a_value_is_said(parameter, value, words) -> None:
    assert in_words(parameter, value) == words


def test_one_word_stands_for_a_table_that_says_the_same_everywhere() -> None:
    assert in_words("regime.consumer", dict.fromkeys(CHANNELS, "consent")) == "only with consent"


def test_of_a_table_what_most_say_comes_last() -> None:
    table = dict.fromkeys(CHANNELS, "consent") | {"email": "opt_out"}
    assert (
        in_words("regime.company", table) == "e-mail: without consent, until they object; otherwise: only with consent"
    )


def test_hours_of_a_table_may_be_none() -> None:
    table = dict.fromkeys(CHANNELS, None) | {"sms": Quiet(time(21), time(8))}
    assert in_words("time.quiet_hours", table) == "text message: from 21:00 to 08:00; otherwise: none"


def test_different_values_are_said_differently() -> None:
    """Nobody reads the same words for what decides differently."""
    for name in PARAMETERS:
        values = [value.value for pack in documents() for value in pack.dated.get(name, ()) if value.value is not None]
        for one in values:
            assert all(in_words(name, one) != in_words(name, other) for other in values if other != one), name
