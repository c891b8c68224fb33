"""Who is kept back by time alone: the census says when the first and the last of them may be written to."""

from datetime import datetime, timedelta

import pytest
from django.test import override_settings
from tests.story.cast import person, question, says_yes
from tests.story.console import account, browser_of
from tests.story.old_messages import asked
from tests.story.sending import YESTERDAY, judged_good, lives_in, now, started, sydrejser
from tests.story.test_gathering import buys, leaves

from jatak.campaigns.forecast import question_of
from jatak.clearance.census import asking, counting, members
from jatak.clearance.census.question import standing
from jatak.clearance.models import Census
from jatak.consent.scope import Scope
from jatak.database.using import acting_as
from jatak.people.models import Controller, Person

pytestmark = pytest.mark.usefixtures("database")
SENT = """
UPDATE delivery_message SET state = 'accepted', offered_at = %(at)s, settled_at = %(at)s WHERE person_id = %(person)s
"""


@pytest.fixture
def at() -> datetime:
    return now()


@pytest.fixture
def shop(at: datetime) -> Controller:
    """A company that promised one message a month, and sent one to Ana two days ago and to Ben an hour ago."""
    with acting_as("admin"):
        shop = sydrejser()
        form = question(shop, promised_per_month=1)
        judged_good(form)
        ana, ben = (lives_in(person(name)) for name in ("Ana", "Ben"))
        for each in (ana, ben):
            says_yes(each, form, YESTERDAY)
    shop.first = started(shop)  # type: ignore[attr-defined]
    shop.ana = ana.pk  # type: ignore[attr-defined]
    asked(SENT, at=at - timedelta(days=2), person=ana.pk)
    asked(SENT, at=at - timedelta(hours=1), person=ben.pk)
    return shop


def counted(shop: Controller, at: datetime) -> Census:
    return counting.count(asking.ask(standing(shop.pk, "email"), at)[0].pk, clock=now)


def test_the_first_and_the_last_instant_are_kept(shop: Controller, at: datetime) -> None:
    reason = counted(shop, at).reasons.get(rule="frequency_exceeded")
    assert (reason.count, reason.waiting) == (2, 2)
    assert reason.waits_from == at + timedelta(days=28)
    assert reason.waits_to == at + timedelta(days=30, hours=-1)


def test_who_said_no_is_not_waited_for(shop: Controller, at: datetime) -> None:
    with acting_as("admin"):
        for each in Person.objects.all():
            leaves(each, Scope(shop.pk), at - timedelta(hours=2))
    reason = counted(shop, at).reasons.get(rule="objected")
    assert (reason.waiting, reason.waits_from, reason.waits_to) == (0, None, None)


def test_of_a_great_many_an_even_part_is_looked_at(
    shop: Controller, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "TOGETHER", 1)
    monkeypatch.setattr(members, "PEOPLE_AT_MOST", 1)
    reason = counted(shop, at).reasons.get(rule="frequency_exceeded")
    assert reason.waiting == 2, "all are counted"
    assert reason.waits_from == reason.waits_to == at + timedelta(days=28), "one is looked at"


@override_settings(JATAK_TWO_FACTOR="offered")
def test_dashboard_audience_and_campaign_say_until_when(shop: Controller, at: datetime) -> None:
    counted(shop, at)
    counting.count(asking.ask(question_of(shop.first), at)[0].pk, clock=now)  # type: ignore[attr-defined]
    mette = browser_of(account())
    for address in ("/console/", "/console/audience/", f"/console/campaigns/{shop.first.pk}/to/"):  # type: ignore[attr-defined]
        shown = mette.get(address).content.decode()
        assert "2 people may be written to again, the first from <time" in shown, address
        assert "as many messages as they were promised for 30 days have been sent." in shown, address
    reason = Census.objects.order_by("pk")[0].reasons.get(rule="frequency_exceeded")
    behind = f'<a href="/console/audience/{reason.census_id}/reasons/{reason.nth}/">Who they are</a>'
    assert behind in mette.get("/console/").content.decode()
    assert "A campaign went out after this count" not in mette.get("/console/").content.decode()


@override_settings(JATAK_TWO_FACTOR="offered")
def test_who_is_written_to_as_a_customer_when_the_promise_is_used_up_is_said(shop: Controller, at: datetime) -> None:
    with acting_as("admin"):
        buys(Person.objects.get(pk=shop.ana), shop, YESTERDAY)  # type: ignore[attr-defined]
        buys(lives_in(person("Kai")), shop, YESTERDAY)
    census = counted(shop, at)
    customers, waiting = census.reasons.get(permitted=True), census.reasons.get(rule="frequency_exceeded")
    assert (customers.ground, customers.count, customers.waiting) == ("existing_customer", 2, 1), "Ana, and not Kai"
    assert (waiting.count, waiting.waiting) == (1, 1), "Ben, who bought nothing"
    mette = browser_of(account())
    for address in ("/console/", "/console/audience/", f"/console/audience/{census.pk}/reasons/{customers.nth}/"):
        shown = mette.get(address).content.decode()
        assert "1 of those who can be written to also gave a consent. As many messages as it promised" in shown, address
    assert "1 person may be written to again from <time" in mette.get("/console/").content.decode()


@override_settings(JATAK_TWO_FACTOR="offered")
def test_a_count_from_before_a_campaign_says_so(shop: Controller, at: datetime) -> None:
    census = counted(shop, at)
    Census.objects.filter(pk=census.pk).update(as_of=at - timedelta(hours=1))
    shown = browser_of(account()).get("/console/").content.decode()
    assert "A campaign went out after this count, and its messages are not in it. Count again." in shown
