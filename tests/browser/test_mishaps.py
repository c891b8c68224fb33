"""What goes wrong at a desk: the line breaks, two write at once, a click comes twice. Nothing is lost or doubled."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import override_settings
from tests.browser.beginning import PATIENCE
from tests.browser.looking import Looker
from tests.browser.site import Site
from tests.plugins.relay import Sink
from tests.story.campaigning import approved, made, written
from tests.story.console import PASSWORD, account, browser_of
from tests.story.sending import joined, until

from jatak.accounts.models import Role
from jatak.campaigns.models import Campaign
from jatak.content.models import TemplateText
from jatak.database.using import acting_as
from jatak.people.models import Controller

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.usefixtures("shared_database")]


@pytest.fixture(scope="module")
def sydrejser(shared_database: None) -> Controller:
    """A company where Ana is a member, Emil writes and Mette administers."""
    made = joined("Ana")
    with acting_as("admin"):
        account("Emil", Role.EDITOR, made)
        account("Mette")
    return made


@pytest.fixture
def emil_and_mette(
    chromium: Any, site: Site, sydrejser: Controller, pytestconfig: pytest.Config
) -> Iterator[list[Looker]]:
    """Two browsers, logged in."""
    folder = pytestconfig.rootpath / Path(pytestconfig.getoption("--screenshots"))
    with ExitStack() as open_windows:
        looking = [open_windows.enter_context(Looker.opened(chromium, site.address, folder)) for _ in range(2)]
        for each, name in zip(looking, ("emil", "mette"), strict=True):
            each.page.set_default_timeout(PATIENCE * 1000)
            each.log_in(f"{name}@example.com", PASSWORD)
        yield looking


def campaign(of: Controller, name: str) -> Campaign:
    """A campaign with a letter of one block in English."""
    with acting_as("web"), override_settings(JATAK_TWO_FACTOR="offered"):
        mine = made(browser_of(User.objects.get(email="mette@example.com")), of, name)
        written(mine.template_version)
        return mine


def subject(of: Campaign) -> str:
    """What the letter says now."""
    with acting_as("web"):
        return TemplateText.objects.get(version=of.template_version_id, language="en").subject


def test_words_typed_without_a_connection_are_there_afterwards(
    emil_and_mette: list[Looker], sydrejser: Controller
) -> None:
    from playwright.sync_api import expect

    emil, _ = emil_and_mette
    mine = campaign(sydrejser, "A broken line")
    letter = f"/console/letters/{mine.template_version_id}/"
    emil.go(letter)
    emil.page.context.set_offline(True)
    emil.page.get_by_label("Subject").fill("Written on the train")
    emil.page.get_by_role("button", name="Save", exact=True).click()
    expect(emil.page.locator(".l-state")).to_contain_text("no connection", timeout=PATIENCE * 1000)
    emil.page.context.set_offline(False)
    # The lid was closed: the page is gone, and only the browser knows.
    emil.page.goto("about:blank")
    assert subject(mine) == "Summer"
    emil.page.goto(emil.address + letter)
    emil.look("mishap-kept-words")
    emil.page.get_by_role("button", name="Put them back").click()
    until(lambda: subject(mine) == "Written on the train", PATIENCE)
    expect(emil.page.get_by_label("Subject")).to_have_value("Written on the train", timeout=PATIENCE * 1000)


def test_two_who_write_at_once_see_both_and_choose(emil_and_mette: list[Looker], sydrejser: Controller) -> None:
    from playwright.sync_api import expect

    emil, mette = emil_and_mette
    mine = campaign(sydrejser, "Two pens")
    for each in emil_and_mette:
        each.go(f"/console/letters/{mine.template_version_id}/")
    emil.page.get_by_label("Subject").fill("What Emil wrote")
    emil.page.get_by_role("button", name="Save", exact=True).click()
    until(lambda: subject(mine) == "What Emil wrote", PATIENCE)
    mette.page.get_by_label("Subject").fill("What Mette wrote")
    mette.page.get_by_role("button", name="Save", exact=True).click()
    mette.page.get_by_role("button", name="Look at both").click()
    expect(mette.page.get_by_text("What Emil wrote").first).to_be_visible()
    expect(mette.page.get_by_text("What Mette wrote").first).to_be_visible()
    assert subject(mine) == "What Emil wrote", "nothing was saved over it"
    mette.look("mishap-both")
    mette.page.get_by_role("button", name="Save what I chose").click()
    until(lambda: subject(mine) == "What Mette wrote", PATIENCE)


def test_a_double_click_makes_one_campaign(emil_and_mette: list[Looker], sydrejser: Controller) -> None:
    emil, _ = emil_and_mette
    emil.go("/console/campaigns/new/")
    emil.page.get_by_label("Name").first.fill("Twice")
    emil.page.get_by_role("button", name="Make the campaign").dblclick()
    emil.page.wait_for_url(re.compile(r"/campaigns/\d+/"))
    with acting_as("web"):
        assert Campaign.objects.filter(name="Twice").count() == 1


def test_a_double_click_sends_once(emil_and_mette: list[Looker], sydrejser: Controller, mailbox: Sink) -> None:
    from playwright.sync_api import expect

    emil, _ = emil_and_mette
    mine = campaign(sydrejser, "Once")
    with acting_as("web"):
        approved(mine.template_version)
    emil.go(f"/console/campaigns/{mine.pk}/to/")
    emil.page.get_by_role("button", name=re.compile("Count")).click()
    expect(emil.page.locator(".c-figures")).to_contain_text("1 would get it", timeout=PATIENCE * 1000)
    emil.go(f"/console/campaigns/{mine.pk}/start/")
    emil.page.get_by_role("button", name=re.compile("^Start")).dblclick()
    emil.page.wait_for_url(re.compile("/(progress|report)/"))
    expect(emil.page.get_by_role("heading", name="It has gone out")).to_be_visible(timeout=PATIENCE * 1000)
    assert mailbox.recipients() == ["ana@example.com"]
