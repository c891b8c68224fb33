"""Partners in the console: entered, told as agreed, acknowledged by hand; sisters looked after."""

import re
from collections.abc import Iterator

import pytest
from django.test import override_settings
from tests.story.cast import DAY, company, person, question, says_yes
from tests.story.console import account, anybody, browser_of
from tests.story.passing import SOL, asks_for, leaves, passings

from jatak.accounts.models import Change, Role
from jatak.base.clock import now
from jatak.consent.models import Objection
from jatak.database.using import acting_as
from jatak.onward.models import Handover, Partner, Passing, Way
from jatak.people.models import Controller, Topic

PAGES = "/console/settings/passed-on/"
AGREED = {"way": "file", "identifies": "plain", "chase_days": 7, "overdue_days": 14}


@pytest.fixture
def travel(database: None) -> Iterator[Controller]:
    with override_settings(JATAK_TWO_FACTOR="offered"), acting_as("admin"):
        yield company()


@pytest.fixture
def as_web(travel: Controller) -> Iterator[None]:
    """The pages work with the rights of the web alone."""
    with acting_as("web"):
        yield


def ben_left(travel: Controller) -> None:
    with acting_as("admin"):
        ben = person("Ben")
        says_yes(ben, asks_for(travel, SOL), now() - 40 * DAY)
    leaves(ben, travel, now() - 30 * DAY)


@pytest.mark.usefixtures("as_web")
def test_a_partner_is_entered_told_and_acknowledged_by_hand(travel: Controller) -> None:
    mette = browser_of(account())
    assert "Nobody else got your consents" in mette.get(PAGES).content.decode()
    ben_left(travel)
    mette.post(f"{PAGES}new/", {"name": "Hotel Sol", "company": travel.pk})
    sol = Partner.objects.get()
    one = f"{PAGES}{sol.pk}/"
    assert mette.post(f"{one}agree/", AGREED).status_code == 302
    passings(now() - 20 * DAY)
    shown = mette.get(one).content.decode()
    assert "1 leaving, overdue" in shown
    assert "overdue" in mette.get(PAGES).content.decode()
    assert "Hotel Sol got consents from Sydrejser" in mette.get("/console/").content.decode()
    file = mette.get(f"{one}left.csv").content.decode()
    assert "ben@example.com" in file
    upto = Passing.objects.get().pk
    leaves_later = {"upto": upto, "why": "Ms Sol, by telephone"}
    for _ in range(2):
        assert mette.post(f"{one}acknowledge/", leaves_later).status_code == 302
    passing = Passing.objects.get()
    assert (passing.acknowledged_by, passing.why, passing.addresses) == ("Mette", "Ms Sol, by telephone", "")
    assert "It knows of everybody who left." in mette.get(one).content.decode()
    assert "got consents" not in mette.get("/console/").content.decode()
    assert mette.post(f"{one}close/").status_code == 302
    assert Partner.objects.get().closed_at
    assert {change.verb for change in Change.objects.all()} >= {"partner.entered", "partner.downloaded"}


@pytest.mark.usefixtures("as_web")
def test_a_list_is_noted_and_who_left_since_is_told_of(travel: Controller) -> None:
    with acting_as("admin"):
        topic = Topic.objects.create(controller=travel, name="Summer")
        ben = person("Ben")
        says_yes(ben, question(travel), now() - 40 * DAY)
    leaves(ben, travel, now() - 10 * DAY)
    assert passings(now()) == []
    mette = browser_of(account())
    mette.post(f"{PAGES}new/", {"name": "Car", "company": travel.pk})
    one = f"{PAGES}{Partner.objects.get().pk}/"
    tomorrow = (now() + DAY).date().isoformat()
    assert "has not come yet" in mette.post(f"{one}list/", {"handed_on": tomorrow}).content.decode()
    day = (now() - 20 * DAY).date().isoformat()
    told = {"handed_on": day, "topic": topic.pk, "channel": "email", "note": "May"}
    assert mette.post(f"{one}list/", told).status_code == 302
    assert len(passings(now())) == 1
    assert Handover.objects.get().made_by == "Mette"
    assert "Summer" in mette.get(one).content.decode()


@pytest.mark.usefixtures("as_web")
def test_a_partner_gets_its_own_address_once_and_it_works(travel: Controller) -> None:
    ben_left(travel)
    passings(now())
    sol = Partner.objects.get()
    assert sol.way == Way.HAND
    mette = browser_of(account())
    assert "A notice of yours names this partner" in mette.get(f"{PAGES}{sol.pk}/").content.decode()
    page = mette.post(f"{PAGES}{sol.pk}/address/").content.decode()
    own = re.search(r"http://127\.0\.0\.1:8000(/in/onward/[\w-]{43})", page)
    assert own
    assert "whsec_" in page
    assert b"ben@example.com" in anybody().get(f"{own[1]}/left.csv").content
    assert own[1] not in mette.get(f"{PAGES}{sol.pk}/").content.decode()


@pytest.mark.usefixtures("as_web")
def test_what_a_sister_tells_is_looked_after(travel: Controller) -> None:
    with acting_as("admin"):
        north = company("Nordrejser")
        asked = question(travel, companies={travel.pk: (), north.pk: ()})
        people = [person(name) for name in ("Ben", "Chloe")]
        for each in people:
            says_yes(each, asked, now() - 40 * DAY)
    for each in people:
        leaves(each, north, now() - 30 * DAY)
    ben, chloe = passings(now() - 20 * DAY)
    mette = browser_of(account())
    assert "Sydrejser has long not looked" in mette.get("/console/").content.decode()
    assert "Look after them" in mette.get(PAGES).content.decode()
    other = browser_of(account("Ole", Role.SUPPORT, north))
    assert other.post(f"{PAGES}here/{ben.pk}/", {"choice": "stop"}).status_code == 404
    page = mette.get(f"{PAGES}here/").content.decode()
    assert page.count("Stop there, too") == 2
    mette.post(f"{PAGES}here/{ben.pk}/", {"choice": "stop"})
    mette.post(f"{PAGES}here/{chloe.pk}/", {"choice": "keep"})
    assert "All are looked after" in mette.get(f"{PAGES}here/").content.decode()
    with acting_as("admin"):
        left_here = Objection.objects.filter(controller=travel).values_list("person_id", flat=True)
        assert set(left_here) == {people[0].pk}
    assert [each.why for each in Passing.objects.order_by("pk")] == ["stopped here too", "goes on here"]
    assert len(passings(now())) == 2, "the sister who left first hears nothing of it"


@pytest.mark.usefixtures("as_web")
def test_partners_of_others_are_not_there(travel: Controller) -> None:
    ben_left(travel)
    passings(now())
    sol = Partner.objects.get()
    with acting_as("admin"):
        north = company("Nordrejser")
    ole = browser_of(account("Ole", Role.ADMINISTRATOR, north))
    assert "Hotel Sol" not in ole.get(PAGES).content.decode()
    for page in ("", "agree/", "list/", "acknowledge/", "left.csv"):
        assert ole.get(f"{PAGES}{sol.pk}/{page}").status_code == 404
    for page in ("address/", "close/"):
        assert ole.post(f"{PAGES}{sol.pk}/{page}").status_code == 404
    reader = browser_of(account("Rie", Role.READER))
    assert reader.get(PAGES).status_code == 403
    assert reader.get(f"{PAGES}{sol.pk}/left.csv").status_code == 403
