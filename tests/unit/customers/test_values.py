"""The values of a line."""

from zoneinfo import ZoneInfo

import pytest

from jatak.customers.purchases import values
from jatak.customers.purchases.values import NULL, Refused

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(("text", "key"), [("17850.0", "17850"), (" 17850 ", "17850"), ("A-1", "A-1"), ("1.5", "1.5")])
def test_a_customer_has_one_number_however_it_is_written(text, key):
    assert values.customer(text) == key


@pytest.mark.parametrize("text", ["", " ", "nan", "NULL", "None", "n/a"])
def test_nobody_is_a_guest(text):
    assert values.customer(text) == NULL


@pytest.mark.parametrize(
    ("text", "number"), [("6.0", "6.000"), ("-3", "-3.000"), ("0.1255", "0.126"), ("1e3", "1000.000")]
)
def test_a_quantity_is_exact(text, number):
    assert values.quantity(decimal_comma=False)(text) == number


def test_a_decimal_comma_is_understood_where_it_is_announced():
    assert values.quantity(decimal_comma=True)("1,5") == "1.500"
    with pytest.raises(Refused, match="quantity is no number"):
        values.quantity(decimal_comma=False)("1,5")


@pytest.mark.parametrize("text", ["", "six", "inf", "nan", "1e12"])
def test_what_is_no_quantity_is_refused(text):
    with pytest.raises(Refused):
        values.quantity(decimal_comma=False)(text)


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("2011-07-01", "2011-07-01 00:00:00"),
        ("2011-07-01T12:30:00", "2011-07-01 12:30:00"),
        ("2011-07-01 12:30:00+02:00", "2011-07-01 11:30:00"),
    ],
)
def test_an_instant_is_read_in_the_time_of_the_shop(text, local):
    assert values.instant(None, LONDON)(text) == local


@pytest.mark.parametrize("text", ["", "yesterday", "01/07/2011", "0001-01-01", "2011-02-30"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(Refused):
        values.instant(None, LONDON)(text)


def test_a_pattern_reads_other_dates():
    assert values.instant("%m/%d/%Y %H:%M", LONDON)("7/1/2011 8:26") == "2011-07-01 08:26:00"


def test_a_price_that_cannot_be_read_spoils_nothing():
    assert values.price(decimal_comma=False)("free") == NULL


def test_tabs_and_backslashes_reach_the_database_as_they_are():
    assert values.required("article")("a\tb\\c") == "a\\tb\\\\c"
