"""Who received a campaign: on the page, by address, and as files that a spreadsheet opens."""

import csv
import io
from collections.abc import Iterator

import pytest
from django.test.utils import CaptureQueriesContext
from tests.story.campaigning import mette, ready, start, travel
from tests.story.console import account, browser_of
from tests.story.done_jobs import do_jobs
from tests.story.sending import leaves

from jatak.accounts.models import Change, Role
from jatak.campaigns import kept
from jatak.campaigns.models import Campaign, Figures
from jatak.campaigns.received import recipients
from jatak.database.using import acting_as, connection
from jatak.people.models import Controller, Person

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def shop() -> Iterator[Controller]:
    with travel("Ana", "Ben", "Chloe") as made_of:
        yield made_of


def sent(shop: Controller) -> tuple[object, Campaign]:
    """A browser, and a campaign that was started there."""
    browser = mette()
    campaign = ready(browser, shop)
    start(browser, campaign)
    do_jobs()
    return browser, campaign


def rows(answer) -> list[dict[str, str]]:
    """The lines of a file, by their heads."""
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_who_received_it_is_listed_with_shortened_addresses(shop) -> None:
    browser, campaign = sent(shop)
    shown = browser.get(f"/console/campaigns/{campaign.pk}/received/").content.decode()
    assert "Ana" in shown
    assert "an•••@example.com" in shown
    assert "ana@example.com<" not in shown


def test_one_is_found_by_a_whole_address_however_it_is_written(shop) -> None:
    browser, campaign = sent(shop)
    address = f"/console/campaigns/{campaign.pk}/received/"
    shown = browser.get(address, {"address": " BEN@Example.com "}).content.decode()
    assert "be•••@example.com" in shown
    assert "an•••@example.com" not in shown
    for other in ("nobody@example.com", "no address", "@"):
        assert "Nothing went to this address" in browser.get(address, {"address": other}).content.decode()


def test_pages_go_on_where_the_last_ended(shop) -> None:
    _, campaign = sent(shop)
    first = recipients(campaign, size=2)
    assert len(first) == 2
    rest = recipients(campaign, first[-1].message_id)
    assert {each.name for each in first + rest} == {"Ana", "Ben", "Chloe"}
    assert len(rest) == 1


def test_the_file_has_a_line_for_each_and_no_formula(shop) -> None:
    with acting_as("admin"):
        Person.objects.filter(name="Ana").update(name='=HYPERLINK("http://evil.example")')
        Person.objects.filter(name="Ben").update(name="@SUM(1)")
    browser, campaign = sent(shop)
    answer = browser.get(f"/console/campaigns/{campaign.pk}/received.csv")
    assert answer["Content-Type"].startswith("text/csv")
    assert 'filename="summer-sale-received.csv"' in answer["Content-Disposition"]
    told = rows(answer)
    assert {row["address"] for row in told} == {"ana@example.com", "ben@example.com", "chloe@example.com"}
    assert {row["name"] for row in told} == {'\'=HYPERLINK("http://evil.example")', "'@SUM(1)", "Chloe"}
    assert {row["state"] for row in told} == {"waiting"}
    assert Change.objects.get(verb="campaign.exported").details == {"what": "received"}


def test_the_counts_of_who_was_left_out_are_a_file_too(shop) -> None:
    leaves(shop.people[0], shop)
    browser, campaign = sent(shop)
    told = rows(browser.get(f"/console/campaigns/{campaign.pk}/left-out.csv"))
    assert [(row["people"]) for row in told] == ["1"]
    assert "said no" in told[0]["why"]


def test_who_may_see_no_people_gets_no_list_of_them(shop) -> None:
    _, campaign = sent(shop)
    ida = browser_of(account("Ida", Role.APPROVER, shop))
    assert ida.get(f"/console/campaigns/{campaign.pk}/report/").status_code == 200
    for address in ("received/", "received.csv"):
        assert ida.get(f"/console/campaigns/{campaign.pk}/{address}").status_code == 403
    assert not Change.objects.filter(verb="campaign.exported").exists()


def test_of_a_large_campaign_pages_show_what_a_job_counted(shop, monkeypatch) -> None:
    monkeypatch.setattr(kept, "SMALL", -1)
    browser, campaign = sent(shop)
    figures = Figures.objects.get()
    assert figures.content["states"]["waiting"] == 3
    with CaptureQueriesContext(connection()) as asked:
        shown = browser.get(f"/console/campaigns/{campaign.pk}/report/").content.decode()
    assert "In short" in shown
    assert not [each["sql"] for each in asked.captured_queries if "count(*)" in each["sql"].lower()]
    assert len(asked) < 20
