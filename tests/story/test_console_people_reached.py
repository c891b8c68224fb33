"""What came back from an address, pauses and numbers of one's own, on the page of a person."""

import pytest
from django.test import override_settings
from tests.story.cast import DAY, NOON, company, heard, mailbox, person, question, says_yes
from tests.story.console import account, browser_of

from jatak.accounts.models import Change, Role
from jatak.base.clock import now
from jatak.consent.models import Via
from jatak.consent.own_frequency import choose
from jatak.consent.pausing import pause
from jatak.database.using import acting_as
from jatak.people.models import Unreachable
from jatak.people.reachability import failed, reached


@pytest.fixture(autouse=True)
def _one_factor():
    with override_settings(JATAK_TWO_FACTOR="offered"):
        yield


@pytest.fixture
def travel(database):
    with acting_as("admin"):
        return company()


@pytest.fixture
def ana(travel):
    with acting_as("admin"):
        ana = person("Ana")
        says_yes(ana, question(travel))
    return ana


@pytest.fixture
def sofie(travel):
    return browser_of(account("Sofie", Role.SUPPORT, travel))


def test_an_address_that_cannot_be_reached_says_why_and_is_mended(travel, ana, sofie):
    point = mailbox(ana)
    failed(point.pk, True, NOON, "dsn", "5.1.1", "550 5.1.1 <b>no such user</b>", 7)
    page = sofie.get(f"/console/people/{ana.pk}/").content.decode()
    assert "cannot be reached: the mailbox does not exist (5.1.1), 3 May" in page
    assert "Address cannot be reached" in page, "in the history"
    of = f"/console/people/{ana.pk}/addresses/{point.pk}/"
    page = sofie.get(of).content.decode()
    assert "for good, by a message that came back" in page
    assert "&lt;b&gt;no such user" in page
    assert sofie.post(f"{of}mended/", {"why": " "}).status_code == 422
    assert Unreachable.objects.get().ended_at is None
    assert sofie.get(f"{of}mended/").status_code == 200
    assert sofie.post(f"{of}mended/", {"why": "She called"}).status_code == 302
    row = Unreachable.objects.get()
    assert (row.ended_by, row.why) == ("Sofie", "She called")
    assert Change.objects.filter(verb="person.address_mended").count() == 1
    page = sofie.get(of).content.decode()
    assert "Sofie: She called" in page
    assert "Messages go to this address." in page


def test_an_address_of_another_company_is_not_there(travel, ana):
    with acting_as("admin"):
        other = company("Nordlys")
        says_yes(ana, question(other, "other"))
        ben = person("Ben")
    eve = browser_of(account("Eve", Role.SUPPORT, other))
    assert eve.get(f"/console/people/{ana.pk}/addresses/{mailbox(ben).pk}/").status_code == 404
    assert eve.post(f"/console/people/{ana.pk}/addresses/{mailbox(ben).pk}/mended/", {"why": "x"}).status_code == 404


@pytest.mark.parametrize(
    ("status", "said", "words"),
    [
        ("5.1.2", "", "the domain takes no mail (5.1.2)"),
        ("5.2.1", "", "the mailbox is closed (5.2.1)"),
        ("", "550 go away", "messages are refused for good"),
    ],
)
def test_the_reason_is_told_in_words(travel, ana, sofie, status, said, words):
    failed(mailbox(ana).pk, True, NOON, "handover", status, said)
    assert f"cannot be reached: {words}, 3 May" in sofie.get(f"/console/people/{ana.pk}/").content.decode()
    reached(mailbox(ana).pk, NOON + DAY)
    page = sofie.get(f"/console/people/{ana.pk}/").content.decode()
    assert "Address is in order again" in page


def test_pauses_and_numbers_stand_on_the_page_and_in_the_history(travel, ana, sofie):
    with acting_as("consent"):
        pause(ana.pk, travel.pk, "email", None, now() + 30 * DAY, heard(now(), Via.LINK))
        choose(ana.pk, travel.pk, None, 2, heard(now(), Via.LINK))
    page = sofie.get(f"/console/people/{ana.pk}/").content.decode()
    assert "Marketing of Sydrejser is paused until" in page
    assert "At most 2 marketing messages of Sydrejser in 30 days." in page
    assert "The pause of Sydrejser ends" in page
    assert "A number of their own" in page
    assert sofie.get(f"/console/people/{ana.pk}/history/").status_code == 200
