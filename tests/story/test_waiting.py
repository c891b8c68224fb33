"""Sofie asks, and Ida finds it: what waits for somebody stands on their dashboard until it is done."""

from collections.abc import Iterator

import pytest
from django.test import Client
from tests.story.campaigning import letter, made, ready, travel, written
from tests.story.cast import company
from tests.story.console import account, browser_of
from tests.story.done_jobs import do_jobs

from jatak.accounts.models import Change, Role
from jatak.base.authors import Author
from jatak.campaigns.models import Campaign
from jatak.content.drafts import state_of
from jatak.content.models import Review, TemplateVersion
from jatak.people.models import Controller

pytestmark = pytest.mark.usefixtures("database")
WAITING = "Waiting for you"


@pytest.fixture
def shop() -> Iterator[Controller]:
    with travel("Ana", "Ben") as made_of:
        yield made_of


@pytest.fixture
def sofie(shop: Controller) -> Client:
    return browser_of(account("Sofie", Role.EDITOR, shop))


@pytest.fixture
def ida(shop: Controller) -> Client:
    return browser_of(account("Ida", Role.APPROVER, shop))


@pytest.fixture
def campaign(shop: Controller, sofie: Client) -> Campaign:
    found = made(sofie, shop)
    written(found.template_version, by=author("Sofie"))
    return found


def author(name: str) -> Author:
    from django.contrib.auth.models import User

    return Author(User.objects.get(first_name=name).pk, name)


def ask(browser: Client, version: TemplateVersion, word: str = "") -> None:
    said = {"state": state_of(version), "word": word}
    assert browser.post(f"/console/letters/{version.pk}/approval/asked/", said).status_code == 302


def shown(browser: Client, page: str = "/console/") -> str:
    answer = browser.get(page)
    assert answer.status_code == 200
    return answer.content.decode()


def of(version: TemplateVersion) -> str:
    return f"/console/letters/{version.pk}/approval/"


def test_what_was_asked_waits_for_who_may_approve_and_for_nobody_else(
    shop: Controller, campaign: Campaign, sofie: Client, ida: Client
) -> None:
    assert WAITING not in shown(ida)
    ask(sofie, campaign.template_version, "For Friday")
    page = shown(ida)
    for words in (WAITING, "Sofie asks for your approval", "For Friday", of(campaign.template_version)):
        assert words in page
    assert WAITING not in shown(sofie)
    assert WAITING not in shown(browser_of(account("Rolf", Role.READER, shop)))
    assert WAITING not in shown(browser_of(account("Eve", Role.ADMINISTRATOR, company("Eve"))))


def test_who_wrote_any_of_it_is_not_asked(shop: Controller, sofie: Client) -> None:
    mette = browser_of(account())
    campaign = made(mette, shop)
    written(campaign.template_version, by=author("Mette"))
    ask(sofie, campaign.template_version)
    assert WAITING not in shown(mette)
    assert WAITING in shown(browser_of(account("Ida", Role.APPROVER, shop)))


def test_who_asked_reads_that_it_was_asked_and_can_take_it_back(campaign: Campaign, sofie: Client, ida: Client) -> None:
    version = campaign.template_version
    assert "Ask for an approval" in shown(sofie, of(version))
    ask(sofie, version)
    page = shown(sofie, of(version))
    assert "You asked for it" in page
    assert "on the dashboard of Ida" in page
    assert "You asked for it" in shown(sofie, f"/console/campaigns/{campaign.pk}/approve/")
    assert "Ask for an approval" not in page
    for _ in range(2):
        assert sofie.post(f"{of(version)}withdrawn/").status_code == 302
    assert list(Review.objects.values_list("said", flat=True)) == ["asked", "withdrawn"]
    assert Change.objects.filter(verb="letter.withdrawn").count() == 1
    assert WAITING not in shown(ida)
    assert "Ask for an approval" in shown(sofie, of(version))


def test_only_who_may_write_takes_it_back(campaign: Campaign, sofie: Client, ida: Client) -> None:
    ask(sofie, campaign.template_version)
    assert ida.post(f"{of(campaign.template_version)}withdrawn/").status_code == 403
    eve = browser_of(account("Eve", Role.ADMINISTRATOR, company("Eve")))
    assert eve.post(f"{of(campaign.template_version)}withdrawn/").status_code == 404
    assert Review.objects.count() == 1


def test_after_a_change_it_is_to_be_asked_again(campaign: Campaign, sofie: Client) -> None:
    version = campaign.template_version
    ask(sofie, version)
    written(version, letter("<p>Other words</p>"), by=author("Sofie"))
    page = shown(sofie, of(version))
    assert "changed since it was asked about" in page
    assert "Ask for an approval" in page


def test_what_came_back_waits_for_who_wrote_it(campaign: Campaign, sofie: Client, ida: Client) -> None:
    version = campaign.template_version
    ask(sofie, version)
    ida.post(f"{of(version)}sent-back/", {"state": state_of(version), "word": "Which price?"})
    page = shown(sofie)
    assert "Ida sent it back to you" in page
    assert "Which price?" in page
    assert WAITING not in shown(ida)


def test_what_is_approved_waits_for_who_may_start_it(shop: Controller, sofie: Client) -> None:
    campaign = ready(sofie, shop)
    page = shown(sofie)
    assert "Approved by Sofie, and not started" in page
    assert f"/console/campaigns/{campaign.pk}/start/" in page
    assert WAITING not in shown(browser_of(account("Rolf", Role.READER, shop)))
    sofie.post(f"/console/campaigns/{campaign.pk}/start/", {"seen": campaign.revision})
    assert WAITING not in shown(sofie)
    do_jobs()
    assert WAITING not in shown(sofie)


def test_the_list_of_campaigns_says_what_a_draft_waits_for(campaign: Campaign, sofie: Client, ida: Client) -> None:
    version, page = campaign.template_version, "/console/campaigns/"
    assert "Draft" in shown(sofie, page)
    ask(sofie, version)
    assert "Waits for an approval" in shown(sofie, page)
    ida.post(f"{of(version)}sent-back/", {"state": state_of(version), "word": "Which price?"})
    assert "Sent back" in shown(sofie, page)
    ida.post(f"{of(version)}approved/", {"state": state_of(version)})
    assert ">Approved<" in shown(sofie, page)
    assert "Draft" not in shown(sofie, page)


def test_the_menu_leads_to_the_letters(sofie: Client) -> None:
    assert "/console/letters/" in shown(sofie)
