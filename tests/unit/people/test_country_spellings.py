"""Names of countries as shops write them."""

import re

import pytest

from jatak.people.country_spellings import _codes, _table, country_code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("United Kingdom", "GB"),
        ("UK", "GB"),
        ("gb", "GB"),
        ("EIRE", "IE"),
        ("RSA", "ZA"),
        ("USA", "US"),
        ("U.S.A.", "US"),
        ("Danmark", "DK"),
        ("  ÖSTERREICH ", "AT"),
        ("Cote d'Ivoire", "CI"),
        ("Niger", "NE"),
        ("Nigeria", "NG"),
        ("NO", "NO"),
    ],
)
def test_a_country_is_known_by_name_and_by_code(name, code):
    assert country_code(name) == code


@pytest.mark.parametrize(
    "name", ["", "Unspecified", "European Community", "Channel Islands", "EU", "Kongo", "Atlantis"]
)
def test_what_is_no_one_country_stays_unknown(name):
    assert country_code(name) is None


def test_every_name_means_one_country():
    names = [name for spellings in _table()["names"].values() for name in spellings]
    assert len(names) == len(set(names))
    assert all(country_code(name) == code for code, names in _table()["names"].items() for name in names)
    assert all(re.fullmatch("[A-Z]{2}", code) for code in _codes().values())
