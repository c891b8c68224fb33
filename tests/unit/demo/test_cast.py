"""The people of the demo are the same in every play, and nobody real."""

from datetime import UTC, datetime

from jatak.demo.acts import CONSENT, CUSTOMERS
from jatak.demo.cast import ABSENT, invent
from jatak.gate.grounds import ASKED, PERMITS

NOW = datetime(2026, 5, 3, 12, tzinfo=UTC)


def test_the_same_people_in_every_play():
    assert invent(NOW).members == invent(NOW).members


def test_nobody_shares_an_address_and_none_can_exist():
    addresses = [member.address for member in invent(NOW).members]
    assert len(addresses) == len(set(addresses))
    assert all(address.endswith(".example") and address.isascii() for address in addresses)


def test_they_come_from_ten_countries_one_of_them_unknown():
    countries = {member.country for member in invent(NOW).members}
    assert len(countries) == 10
    assert None in countries


def test_what_they_do_is_known_and_past():
    for member in invent(NOW).members:
        assert {act.name for act in member.acts} <= CONSENT.keys() | CUSTOMERS.keys()
        assert all(act.at < NOW for act in member.acts)


def test_what_the_law_wants_of_them_is_an_answer_of_the_gate():
    answers = {member.answer for member in invent(NOW).members}
    assert answers <= {ABSENT, *PERMITS, *(rule.code for rule in ASKED)}
