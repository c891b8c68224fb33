"""A country in a few words, for the table of all of them and the top of its page."""

from collections.abc import Iterator
from typing import Any

from jatak.law.pack import Pack
from jatak.law.parameter import Value
from jatak.law.parameters import (
    CONSENT_AGE,
    CONSENT_LAPSE,
    CUSTOMER_ALLOWED,
    CUSTOMER_CHANNELS,
    CUSTOMER_WINDOW,
    REGIME,
)
from jatak.lawpages.values import in_words

CHANNEL, RECIPIENT = "email", "consumer"
UNCHECKED = "†"
"""Beside a value from memory."""
DOES_NOT_MATTER = "-"

TITLES = (
    "Consumers, by e-mail",
    "Existing customers, without consent",
    "Customers, by which channels",
    "Customers, for how long",
    "An unused consent lapses after",
    "Consents alone from",
)


def in_short(pack: Pack) -> tuple[str, ...]:
    """What a country says under each of the titles."""
    return tuple(_cells(pack))


def _cells(pack: Pack) -> Iterator[str]:
    regime, customer = REGIME[RECIPIENT], pack[CUSTOMER_ALLOWED]
    by_channel = pack[regime].value
    yield _cell(regime.name, pack[regime], by_channel and by_channel[CHANNEL])
    yield _cell(CUSTOMER_ALLOWED.name, customer, customer.value)
    for one in (CUSTOMER_CHANNELS.name, CUSTOMER_WINDOW.name):
        yield _said(pack, one) if customer.value else DOES_NOT_MATTER
    for one in (CONSENT_LAPSE.name, CONSENT_AGE.name):
        yield _said(pack, one)


def _said(pack: Pack, name: str) -> str:
    found = pack.values[name]
    return _cell(name, found, found.value)


def _cell(name: str, found: Value[Any], value: Any) -> str:
    if value is None:
        return "not researched"
    return in_words(name, value) + (f" {UNCHECKED}" if found.source.status == "memory" else "")
