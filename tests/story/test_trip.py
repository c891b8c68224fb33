"""Chloe books a trip sixty days ahead and is away for fourteen: what may be sent when, and why, country by country.

The answers come from the law as it was researched, not from the gate. Capitals permit, small letters deny.
"""

import pytest
from tests.story.cast import DAY, heard, mailbox
from tests.story.trip import (
    BOOKED,
    BY_TEXT,
    HOME,
    ITINERARY,
    OFFER,
    REVIEW,
    RULEBOOK,
    WITH_A_WAY_OUT,
    Agencies,
    Booking,
    months_home,
    rule,
    trip_of,
)

from jatak.consent.leaving import leave
from jatak.consent.scope import Scope, Who
from jatak.customers.relations import deliver
from jatak.database.using import acting_as
from jatak.gate.situation import Tri
from jatak.people.models import Controller

WORDS = {
    "SERVICE": "service_message",
    "CUSTOMER": "existing_customer",
    "SURVEY": "neutral_survey",
    "IMPLIED": "implied_consent",
    "OPT-OUT": "opt_out_regime",
    "once": "customer_no_sale",  # one purchase makes no customer
    "untold": "customer_no_opt_out_at_collection",
    "channel": "customer_channel_not_covered",
    "unlike": "customer_not_similar",
    "ended": "customer_relation_ended",
    "unsubscribe": "opt_out_missing",
    "none": "no_ground",
}

MESSAGES = """
   itinerary   extras   untold  by-text  regular  unlike  review   review-untold unlooked
DK SERVICE     CUSTOMER untold  CUSTOMER CUSTOMER unlike  SURVEY   SURVEY        CUSTOMER
NO SERVICE     once     once    once     CUSTOMER once    once     once          once
SE SERVICE     CUSTOMER untold  CUSTOMER CUSTOMER unlike  CUSTOMER untold        CUSTOMER
FI SERVICE     CUSTOMER untold  CUSTOMER CUSTOMER unlike  CUSTOMER untold        CUSTOMER
IS SERVICE     CUSTOMER untold  channel  CUSTOMER unlike  CUSTOMER untold        CUSTOMER
GB SERVICE     CUSTOMER untold  CUSTOMER CUSTOMER unlike  CUSTOMER untold        CUSTOMER
IE SERVICE     CUSTOMER untold  CUSTOMER CUSTOMER unlike  CUSTOMER untold        CUSTOMER
DE SERVICE     CUSTOMER untold  channel  CUSTOMER unlike  CUSTOMER untold        CUSTOMER
AT SERVICE     CUSTOMER untold  CUSTOMER CUSTOMER unlike  CUSTOMER untold        none
FR SERVICE     CUSTOMER untold  CUSTOMER CUSTOMER unlike  SURVEY   SURVEY        CUSTOMER
NL SERVICE     CUSTOMER untold  CUSTOMER CUSTOMER unlike  SURVEY   SURVEY        CUSTOMER
BE SERVICE     CUSTOMER untold  channel  CUSTOMER unlike  CUSTOMER untold        CUSTOMER
ES SERVICE     CUSTOMER untold  CUSTOMER CUSTOMER unlike  SURVEY   SURVEY        CUSTOMER
IT SERVICE     CUSTOMER untold  channel  CUSTOMER unlike  CUSTOMER untold        CUSTOMER
PL SERVICE     none     none    none     none     none    none     none          none
CH SERVICE     CUSTOMER untold  CUSTOMER CUSTOMER unlike  CUSTOMER untold        CUSTOMER
US SERVICE     OPT-OUT  OPT-OUT none     OPT-OUT  OPT-OUT OPT-OUT  OPT-OUT       OPT-OUT
CA unsubscribe IMPLIED  IMPLIED IMPLIED  IMPLIED  IMPLIED IMPLIED  IMPLIED       IMPLIED
"""
"""A first trip, booked by somebody who was told how to refuse and looked up in the registers there are, unless said."""

LATER = """
   6        13       23       25       37       travel-6 travel-13 travel-23 travel-25 travel-37
DK CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER  CUSTOMER  ended     ended
NO CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER  CUSTOMER  ended     ended
SE CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER  CUSTOMER  ended     ended
FI CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER  CUSTOMER  ended     ended
IS CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER  CUSTOMER  ended     ended
GB CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER  CUSTOMER  ended     ended
IE CUSTOMER ended    ended    ended    ended    CUSTOMER ended     ended     ended     ended
DE CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER  CUSTOMER  ended     ended
AT CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER  CUSTOMER  ended     ended
FR CUSTOMER CUSTOMER CUSTOMER CUSTOMER ended    CUSTOMER CUSTOMER  CUSTOMER  ended     ended
NL CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER  CUSTOMER  ended     ended
BE CUSTOMER CUSTOMER ended    ended    ended    CUSTOMER CUSTOMER  ended     ended     ended
ES CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER  CUSTOMER  ended     ended
IT CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER  CUSTOMER  ended     ended
PL none     none     none     none     none     none     none      none      none      none
CH CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER CUSTOMER  CUSTOMER  ended     ended
US OPT-OUT  OPT-OUT  OPT-OUT  OPT-OUT  OPT-OUT  OPT-OUT  OPT-OUT   OPT-OUT   OPT-OUT   none
CA IMPLIED  IMPLIED  ended    ended    ended    IMPLIED  IMPLIED   ended     ended     ended
"""
"""Similar trips, so many months after homecoming, to a regular traveller: by the law alone, and with the profile.
The law counts from the booking, two and a half months earlier; the profile counts 24 months from homecoming, and 36
months of silence from the booking."""


def rows(table: str) -> dict[str, dict[str, str]]:
    """The expected rule by country and column."""
    header, *lines = table.strip("\n").splitlines()
    columns = header.split()
    found = {line.split()[0]: [WORDS[word] for word in line.split()[1:]] for line in lines}
    return {country: dict(zip(columns, answers, strict=True)) for country, answers in found.items()}


MESSAGES_BY_COUNTRY, LATER_BY_COUNTRY = rows(MESSAGES), rows(LATER)
COUNTRIES = list(MESSAGES_BY_COUNTRY)
COUNTRY = pytest.mark.parametrize("country", COUNTRIES)
SOON = BOOKED + 30 * DAY


@pytest.fixture(scope="module")
def agencies(shared_database: None) -> Agencies:
    """Both agencies, which get a customer for each kind of booking that is asked for."""
    with acting_as("admin"):
        return Agencies()


def test_the_tables_tell_of_every_country_that_has_a_pack() -> None:
    assert set(RULEBOOK.packs) == set(MESSAGES_BY_COUNTRY) == set(LATER_BY_COUNTRY)


@COUNTRY
def test_what_may_be_sent_around_the_first_trip(agencies: Agencies, country: str) -> None:
    first = agencies.booking(Booking(country))
    untold = agencies.booking(Booking(country, told_to_refuse=Tri.NO))
    called = agencies.booking(Booking(country, telephone=True))
    regular = agencies.booking(Booking(country, first_trip=Tri.NO))
    unlooked = agencies.booking(Booking(country, looked_up=False))
    seller = agencies.plain
    assert {
        "itinerary": rule(seller, first, ITINERARY, BOOKED + DAY),
        "extras": rule(seller, first, OFFER, SOON),
        "untold": rule(seller, untold, OFFER, SOON),
        "by-text": rule(seller, called, BY_TEXT, SOON),
        "regular": rule(seller, regular, OFFER, SOON),
        "unlike": rule(seller, first, OFFER, SOON, similar=Tri.NO),
        "review": rule(seller, first, REVIEW, HOME + 2 * DAY),
        "review-untold": rule(seller, untold, REVIEW, HOME + 2 * DAY),
        "unlooked": rule(seller, unlooked, OFFER, SOON),
    } == MESSAGES_BY_COUNTRY[country]


@COUNTRY
def test_extras_may_be_offered_until_home_as_before_departure(agencies: Agencies, country: str) -> None:
    first = agencies.booking(Booking(country))
    for seller in (agencies.plain, agencies.travel):
        assert rule(seller, first, OFFER, HOME - DAY) == MESSAGES_BY_COUNTRY[country]["extras"]


@COUNTRY
def test_an_itinerary_with_a_way_out_is_service_everywhere(agencies: Agencies, country: str) -> None:
    assert rule(agencies.plain, agencies.booking(Booking(country)), WITH_A_WAY_OUT, BOOKED + DAY) == "service_message"


@COUNTRY
def test_similar_trips_after_homecoming(agencies: Agencies, country: str) -> None:
    regular = agencies.booking(Booking(country, first_trip=Tri.NO))

    def ask(seller: Controller, n: int) -> str:
        return rule(seller, regular, OFFER, months_home(n))

    months = (6, 13, 23, 25, 37)
    by_law = {f"{n}": ask(agencies.plain, n) for n in months}
    by_profile = {f"travel-{n}": ask(agencies.travel, n) for n in months}
    assert by_law | by_profile == LATER_BY_COUNTRY[country]


@COUNTRY
def test_who_leaves_on_the_way_gets_no_offer_and_still_her_itinerary(agencies: Agencies, country: str) -> None:
    with acting_as("admin"):
        ben = agencies.books(Booking(country, first_trip=Tri.NO), f"ben-{country}")
        who = Who(person_id=ben.pk, address_hash=bytes(mailbox(ben).keyed_hash))
        leave(who, Scope(controller_id=agencies.plain.pk), heard(SOON))
    assert rule(agencies.plain, ben, OFFER, SOON + DAY) == "objected"
    assert rule(agencies.plain, ben, REVIEW, HOME + DAY) == "survey_after_objection"
    assert rule(agencies.plain, ben, WITH_A_WAY_OUT, SOON + DAY) == "service_message"


@COUNTRY
def test_a_late_homecoming_prolongs_the_companys_window_and_never_the_laws(agencies: Agencies, country: str) -> None:
    """The profile counts from homecoming, so it stays open; where the law counts from the sale, the law closes."""
    with acting_as("admin"):
        regular = agencies.books(Booking(country, first_trip=Tri.NO), f"nomad-{country}")
    with acting_as("customers"):
        deliver(trip_of(regular, agencies.travel), end=BOOKED + 1000 * DAY)
    by_law = LATER_BY_COUNTRY[country]["25"]
    assert rule(agencies.travel, regular, OFFER, months_home(25)) == by_law
