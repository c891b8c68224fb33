"""The dashboard: stored figures of one's own companies, growth and leaving, what runs, what must be looked at."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client, override_settings
from tests.story.cast import DAY, company, heard, mailbox, person, question, says_yes
from tests.story.console import account, browser_of
from tests.story.test_gathering import buys, judged, lives_in

from jatak.accounts.models import Role
from jatak.base.calendar import months_before
from jatak.base.clock import now
from jatak.clearance.census import asking, counting, weeks
from jatak.clearance.census.standing import BRANDS_AT_MOST, standing_questions
from jatak.clearance.models import Census, CensusReason, Week
from jatak.consent.leaving import leave
from jatak.consent.models import Via
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as
from jatak.law.rulebook import Rulebook
from jatak.people.models import Brand, Controller

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def _one_factor() -> Iterator[None]:
    with override_settings(JATAK_TWO_FACTOR="offered"):
        yield


@pytest.fixture
def at() -> datetime:
    """Now: the dashboard shows the weeks up to it."""
    return now()


@pytest.fixture
def shop(at: datetime) -> Controller:
    """A company to which Ana said yes, and which Ben left by a link."""
    with acting_as("admin"):
        shop = company()
        asked = judged(question(shop))
        for name in ("Ana", "Ben"):
            says_yes(lives_in(person(name), "DK"), asked, at - 10 * DAY)
        ben = person("Ben")
        leave(Who(ben.pk, bytes(mailbox(ben).keyed_hash)), Scope(shop.pk), heard(at - DAY, Via.LINK, message_id=7))
    return shop


@pytest.fixture
def mette(shop: Controller) -> Client:
    """An administrator's browser."""
    return browser_of(account())


def count_all(at: datetime, *controllers: Controller) -> None:
    """What the jobs of an hour do."""
    for asked in standing_questions([each.pk for each in controllers]):
        counting.count(asking.ask(asked, at)[0].pk, clock=lambda: at)
    weeks.refresh(at)


def first_of(reason: CensusReason) -> dict[str, Any]:
    """The columns of a reason, to be written once more."""
    columns = [each.attname for each in CensusReason._meta.concrete_fields if not each.primary_key]
    return {each: getattr(reason, each) for each in columns}


def text(client: Client, address: str = "/console/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_fresh_installation_is_led_to_the_first_company() -> None:
    assert "/console/welcome/" in text(browser_of(account()))


def test_before_the_first_count_it_offers_one(mette: Client) -> None:
    assert "Nothing has been counted yet" in text(mette)
    assert mette.post("/console/dashboard/count/").status_code == 302
    assert mette.post("/console/dashboard/count/").status_code == 302
    assert Census.objects.filter(channel="email").count() == 1, "pressed twice, asked once"
    assert "Waiting for its turn" in text(mette, "/console/dashboard/standing/")


def test_channels_are_those_that_the_company_asks_about(shop: Controller) -> None:
    assert [each.channel for each in standing_questions([shop.pk])] == ["email", "sms"]


def test_a_card_says_how_many_and_why_not_the_rest(mette: Client, shop: Controller, at: datetime) -> None:
    count_all(at, shop)
    shown = text(mette)
    assert "of 2 people can be written to" in shown
    census = Census.objects.get(channel="email")
    assert f"/console/audience/{census.pk}/reasons/0/" in shown


def test_growth_and_leaving_are_counted_by_week_and_way(mette: Client, shop: Controller, at: datetime) -> None:
    count_all(at, shop)
    figures = {(week.what, week.via): week.count for week in Week.objects.all()}
    assert figures == {("yes", "form"): 2, ("left", "link"): 1}, "withdrawing and objecting at once is leaving once"
    shown = text(mette)
    assert "2 said yes" in shown
    assert "a link in a message" in shown


def test_consents_that_lapse_unused_are_foreseen_by_the_law_of_their_country(shop: Controller, at: datetime) -> None:
    law = Rulebook.load(at.date())
    months = law.limits("DK").unused_consent_months
    assert months
    assert law.limits("SE").unused_consent_months is None
    given = months_before(at, months) + timedelta(weeks=2)
    with acting_as("admin"):
        for name, country in (("Dev", "DK"), ("Ida", "SE")):
            says_yes(lives_in(person(name), country), judged(question(shop, name.lower(), ("email",))), given)
    weeks.refresh(at)
    foreseen = Week.objects.get(what="lapse")
    assert (foreseen.week, foreseen.count) == (weeks.monday(at + timedelta(weeks=2)), 1)


def test_figures_that_hold_no_longer_go(shop: Controller, at: datetime) -> None:
    weeks.refresh(at)
    assert Week.objects.exists()
    weeks.refresh(at + timedelta(weeks=30))
    assert not Week.objects.filter(what="yes").exists()


def test_who_is_a_stranger_to_a_company_sees_no_figure_of_it(mette: Client, shop: Controller, at: datetime) -> None:
    with acting_as("admin"):
        other = company("Eve")
    count_all(at, shop, other)
    eve = browser_of(account("Eve", Role.READER, other))
    for address in ("/console/", f"/console/?company={shop.pk}"):
        shown = text(eve, address)
        assert shop.name not in shown
        assert "said yes" not in shown.replace("nobody said yes", "").replace("how many people said yes", "")
    eve.post("/console/dashboard/count/", {"company": shop.pk})
    assert not Census.objects.filter(controller=shop, state="asked").exists()


def test_processes_that_are_missing_are_an_alarm(mette: Client) -> None:
    assert "Nobody does the jobs" in text(mette)


def test_each_brand_that_asks_people_has_a_card_with_what_is_assumed(mette: Client, at: datetime) -> None:
    with acting_as("admin"):
        agency = company("Solgruppen")
        sun, walks = (Brand.objects.create(controller=agency, name=name) for name in ("Solrejser", "Fjordtur"))
        for each, name in ((sun, "Ida"), (walks, "Jon")):
            asked = judged(question(agency, each.name.lower(), ("email",), companies={agency.pk: (each.pk,)}))
            says_yes(lives_in(person(name), "DK"), asked, at - 10 * DAY)
        buys(lives_in(person("Kai"), "DK"), agency, at - 10 * DAY)
    count_all(at, agency)
    shown = text(mette, f"/console/?company={agency.pk}")
    assert shown.count("of 3 people can be written to") == 2, "a card for each brand, none for the company"
    assert shown.count("1 of these 2 is an existing customer, and counts only if what you offer is your own") == 2
    for brand, other in ((sun, walks), (walks, sun)):
        census = Census.objects.get(controller=agency, question__brand=brand.pk)
        assert census.permitted == 2
        assert f"The consent is for {other.name} only" in shown
        assert f"brand={other.pk}&amp;" in shown, "one click shows that brand in Audience"
    said = re.findall(r'reaches fewer: <a href="/console/audience/\?([^"]*)">', shown)
    assert ["own_similar=yes" in each for each in said] == [True, True], "what a narrower campaign loses is asked there"
    for asked in (replace(each, own_similar="unknown") for each in standing_questions([agency.pk])):
        census, _ = asking.ask(asked, at)
        counting.count(census.pk, clock=lambda: at)
        assert Census.objects.get(pk=census.pk).permitted == 1, "fewer, as the dashboard says"


def test_a_brand_that_is_not_counted_yet_is_told(mette: Client, shop: Controller, at: datetime) -> None:
    count_all(at, shop)
    assert "not counted yet" not in text(mette)
    with acting_as("admin"):
        sun = Brand.objects.create(controller=shop, name="Solrejser")
        question(shop, "sun", ("email",), companies={shop.pk: (sun.pk,)})
    assert "One more is not counted yet" in text(mette)


def test_more_brands_than_are_counted_are_told(mette: Client, shop: Controller, at: datetime) -> None:
    with acting_as("admin"):
        brands = tuple(Brand.objects.create(controller=shop, name=f"Brand {nth}").pk for nth in range(BRANDS_AT_MOST))
        question(shop, "many", ("email",), companies={shop.pk: brands})
    count_all(at, shop)
    assert "One brand more asks people and is not counted here" in text(mette)


def test_who_is_counted_is_said(mette: Client, shop: Controller, at: datetime) -> None:
    count_all(at, shop)
    assert "Counted is everybody of whom" in text(mette)
    assert '<a href="/console/people/">People</a> lists them all.' in text(mette)
    rune = browser_of(account("Rune", Role.READER, shop))
    assert "Counted is everybody of whom" in text(rune)
    assert "lists them all" not in text(rune), "who has no People is not sent there"


def test_customers_of_several_countries_are_one_line_and_one_reason(
    mette: Client, shop: Controller, at: datetime
) -> None:
    with acting_as("admin"):
        for name, country in (("Kai", "DK"), ("Liv", "NO")):
            buys(lives_in(person(name), country), shop, at - 10 * DAY)
    count_all(at, shop)
    census = Census.objects.get(channel="email")
    customers = census.reasons.get(ground="existing_customer")
    assert (customers.count, customers.gdpr_basis) == (2, "art. 6(1)(f) (NO)"), "the Danish law names none"
    assert f"/console/audience/{census.pk}/reasons/{customers.nth}/" in text(mette)
    assert "2 people" in text(mette, f"/console/audience/{census.pk}/reasons/{customers.nth}/")


def test_a_line_of_several_reasons_opens_all_of_them(mette: Client, shop: Controller, at: datetime) -> None:
    count_all(at, shop)
    census = Census.objects.get(channel="email")
    first = census.reasons.get(permitted=True)
    CensusReason.objects.create(**{**first_of(first), "nth": 7, "rule": "another"})
    shown = text(mette)
    assert f"/console/audience/{census.pk}/reasons/{first.nth}/" not in shown
    assert re.search(r'<a href="/console/audience/\?[^"]*#a-yes">', shown)
