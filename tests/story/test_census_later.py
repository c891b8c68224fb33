"""Who is kept back by time alone: the census says when the first and the last of them may be written to."""

from datetime import datetime, timedelta

import pytest
from django.test import override_settings
from tests.story.cast import person, question, says_yes
from tests.story.console import account, browser_of
from tests.story.old_messages import asked
from tests.story.sending import YESTERDAY, judged_good, lives_in, now, started, sydrejser
from tests.story.test_gathering import leaves

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
        assert "Time alone keeps 2 people back: the first may be written to from <time" in shown, address
