"""The Inbox erases who asked: what goes and what stays is shown first, a certificate afterwards."""

import json
import re

import pytest
from django.test import override_settings
from tests.story.cast import company, person
from tests.story.console import account, browser_of
from tests.story.erasing import MARKS, asks_to_go, everywhere
from tests.story.sending import PUBLIC_URL, bought, joined, now

from jatak.accounts.models import Change, Role
from jatak.database.using import acting_as
from jatak.onward.models import Waiting
from jatak.people.models import Person
from jatak.retention.erasure.carrying_out import carry_out
from jatak.retention.models import Erasure

pytestmark = pytest.mark.usefixtures("database")
ASK = "/console/inbox/{}/erase/"


@pytest.fixture(autouse=True)
def _one_factor():
    with override_settings(JATAK_TWO_FACTOR="offered", JATAK_PUBLIC_URL=PUBLIC_URL):
        yield


def shown(browser, address, status=200):
    answer = browser.get(address)
    assert answer.status_code == status, address
    return re.sub(r"\s+", " ", answer.content.decode())


def erased(travel, ana):
    """The request is carried out to its end, without waiting for the letter; the erasure."""
    request = asks_to_go(travel, ana)
    browser = browser_of(account("Dora", Role.DATA_PROTECTION))
    assert browser.post(ASK.format(request.pk), {"sure": "on"}).status_code == 302
    with acting_as("admin"):
        Waiting.objects.all().delete()
        Erasure.objects.update(why_no_letter="no_address")
    assert carry_out(now()) == 1
    with acting_as("admin"):
        return Erasure.objects.get(), browser


def test_what_goes_and_what_stays_is_shown_first_and_nothing_happens(database):
    travel, ana = everywhere()
    with acting_as("admin"):
        twin = person("Ana.Jensen+news")
        Person.objects.filter(pk=twin.pk).update(name="Ana Jensen")
    request = asks_to_go(travel, ana)
    browser = browser_of(account("Dora", Role.DATA_PROTECTION))
    assert ASK.format(request.pk) in shown(browser, f"/console/inbox/{request.pk}/")
    page = shown(browser, ASK.format(request.pk))
    for words in ("Purchases and customer relations", "Denmark: 24 months", "Perhaps the same person", "art. 21(3)"):
        assert words in page
    assert f"/console/people/{twin.pk}/" in page, "the same name, and the same first part"
    assert browser.post(ASK.format(request.pk), {}).status_code == 422, "somebody must say that they looked"
    with acting_as("admin"):
        assert Person.objects.filter(pk=ana.pk).exists()
        assert not Erasure.objects.exists()


def test_it_is_ordered_and_done_and_leaves_a_certificate_without_a_name(database):
    travel, ana = everywhere()
    found, browser = erased(travel, ana)
    page = shown(browser, f"/console/log/erasures/{found.pk}/")
    assert not [mark for mark in MARKS if mark in page.lower()]
    assert "Locked until" in page
    assert str(found.pk) in shown(browser, "/console/log/erasures/")
    with acting_as("admin"):
        assert Change.objects.filter(verb="person.erasure_ordered").exists()
        request = found.request_id
    assert "The person was erased" in shown(browser, f"/console/inbox/{request}/")
    assert shown(browser, f"/console/people/{ana.pk}/", 404)
    assert "had a person erased" in shown(browser, "/console/log/")


def test_what_is_locked_is_opened_with_a_reason_by_who_proves_for_all(database):
    travel, ana = everywhere()
    found, browser = erased(travel, ana)
    address = f"/console/log/erasures/{found.pk}/"
    assert browser.post(address, {"reason": ""}).status_code == 422
    answer = browser.post(address, {"reason": "case 12"})
    told = json.loads(answer.content)
    assert all(event["holds"] for event in told["events"])
    assert told["events"]
    assert told["messages"][0]["person"] == str(ana.pk), "its number, which is nobody's, and no word more"
    assert "case 12" in shown(browser, address)
    theirs = browser_of(account("Sofie", Role.DATA_PROTECTION, travel))
    page = shown(theirs, address)
    assert "Open and download" not in page
    assert theirs.post(address, {"reason": "curious"}).headers["Content-Type"].startswith("text/html")


def test_who_answers_for_one_company_erases_nobody_of_another(database):
    travel = joined("Ana")
    with acting_as("admin"):
        other = company("Nordrejser")
        bought(other, travel.ana)
    request = asks_to_go(travel, travel.ana)
    browser = browser_of(account("Sofie", Role.SUPPORT, travel))
    page = shown(browser, ASK.format(request.pk))
    assert "the others keep what is theirs" in page
    assert "Nordrejser" not in page
    browser.post(ASK.format(request.pk), {"sure": "on"})
    with acting_as("admin"):
        assert Erasure.objects.get().company_id == travel.pk, "its own part, and no more"
    stranger = browser_of(account("Eve", Role.SUPPORT, other))
    shown(stranger, ASK.format(request.pk), 404)
    reader = browser_of(account("Rolf", Role.READER))
    assert reader.get("/console/log/erasures/").status_code in (302, 403, 404)
