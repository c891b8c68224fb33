"""The whole story on the screen: set up, who is out, a letter in two languages, approved, sent, watched, left."""

import email
import email.policy
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.browser.beginning import PATIENCE, begins, confirms_address, invites, sets_up
from tests.browser.looking import Looker
from tests.browser.site import Site
from tests.plugins.relay import Received, Sink
from tests.story.cast import Question, heard, person, says_yes
from tests.story.sending import PUBLIC_URL, leaves, lives_in, now, until

from jatak.consent.confirming import confirm
from jatak.consent.models import CollectionPointVersion, NoticeText, Via
from jatak.database.using import acting_as
from jatak.people.models import Controller, Person

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.usefixtures("shared_database")]
SUBJECTS = ("The last beaches of the summer", "Sommerens sidste strande")


def members_of(made: Controller) -> None:
    """Ana, Ben and Chloe said yes to what is asked and confirmed it; Ben left."""
    with acting_as("admin"):
        asked = Question(NoticeText.objects.get(), CollectionPointVersion.objects.get())
        for name in ("Ana", "Ben", "Chloe"):
            given = says_yes(lives_in(person(name)), asked, now(), via=Via.FORM)
            confirm(given.pk, heard(now(), Via.LINK))
    leaves(known("Ben"), made)


def known(name: str) -> Person:
    """Somebody by name."""
    with acting_as("admin"):
        return Person.objects.get(name=name)


@contextmanager
def somebody(browser: Any, site: Site, folder: Path) -> Iterator[Looker]:
    """Somebody's browser."""
    with Looker.opened(browser, site.address, folder) as looking:
        looking.page.set_default_timeout(PATIENCE * 1000)
        yield looking


def sees_why_ben_is_out(mette: Looker) -> None:
    """Looks for Ben and finds the reason on his page."""
    from playwright.sync_api import expect

    mette.go("/console/people/")
    main = mette.page.locator("main")
    main.locator("[name=q]").fill("Ben")
    main.get_by_role("button", name="Search").click()
    main.get_by_role("link", name="Ben").first.click()
    expect(mette.page.locator(".j-answer--no").first).to_be_visible()
    mette.look("story-person-who-left")


def makes_a_campaign(emil: Looker) -> str:
    """Names it; gives the address of its pages."""
    emil.go("/console/campaigns/new/")
    emil.page.get_by_label("Name").first.fill("Late summer")
    emil.page.get_by_role("button", name="Make the campaign").click()
    emil.page.wait_for_url(re.compile(r"/campaigns/\d+/"))
    found = re.search(r"/console/campaigns/\d+/", emil.page.url)
    assert found is not None
    return found[0]


def writes_in_two_languages(emil: Looker, campaign: str) -> str:
    """One heading that is an offer, in English and then in Danish; gives the address of the letter."""
    page = emil.page
    emil.go(f"{campaign}letter/")
    page.get_by_role("link", name="Write the letter").click()
    page.get_by_label("Subject").fill(SUBJECTS[0])
    page.locator("section.l-blocks .c-sf-add-button").last.click()
    page.locator("[role=option]", has_text="Heading").click()
    page.locator("[name=body-0-value-words]").fill("Ten days in the sun")
    # What the law asks is open until it is answered.
    page.locator("[name=body-0-value-elements][value=promotion]").check()
    saves(page)
    emil.look("story-letter")
    page.locator(".l-more summary").click()
    page.locator("#add-language").select_option("da")
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url(re.compile("language=da"))
    page.get_by_label("Subject").fill(SUBJECTS[1])
    page.locator("[name=body-0-value-words]").fill("Ti dage i solen")
    saves(page)
    return str(page.url.removeprefix(emil.address).partition("?")[0])


def saves(page: Any) -> None:
    """Presses Save and waits until it says so."""
    from playwright.sync_api import expect

    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".l-state")).to_have_text(re.compile(r"^\s*Saved"), timeout=PATIENCE * 1000)


def tries_it(emil: Looker, letter: str, mailbox: Sink) -> None:
    """Sends a test to their own address."""
    emil.go(f"{letter}test/")
    emil.look("story-no-confirmed-address")
    confirms_address(emil, "emil@example.com", mailbox)
    earlier = len(mailbox.recipients())
    emil.go(f"{letter}test/")
    emil.look("story-test")
    emil.page.get_by_role("button", name="Send the test").click()
    until(lambda: "emil@example.com" in mailbox.recipients()[earlier:], PATIENCE)


def has_it_approved(emil: Looker, mette: Looker, letter: str) -> None:
    """The editor asks, somebody else approves."""
    from playwright.sync_api import expect

    emil.go(f"{letter}approval/")
    emil.page.get_by_role("button", name="Ask", exact=True).click()
    mette.go(f"{letter}approval/")
    mette.look("story-approval")
    mette.page.get_by_role("button", name="Approve", exact=True).click()
    expect(mette.page.locator("header .j-answer--yes")).to_have_text("Approved")


def starts_and_watches(emil: Looker, campaign: str, mailbox: Sink) -> None:
    """Counts, starts, and sees it arrive."""
    from playwright.sync_api import expect

    emil.go(f"{campaign}to/")
    emil.page.get_by_role("button", name=re.compile("Count")).click()
    expect(emil.page.locator(".c-figures")).to_contain_text("2 would get it", timeout=PATIENCE * 1000)
    expect(emil.page.locator("[data-poll]")).to_have_count(0, timeout=PATIENCE * 1000)
    emil.look("story-audience")
    emil.go(f"{campaign}start/")
    emil.look("story-start")
    emil.page.get_by_role("button", name=re.compile("^Start")).click()
    emil.page.wait_for_url(re.compile("/(progress|report)/"))
    until(lambda: {"ana@example.com", "chloe@example.com"} <= set(mailbox.recipients()), PATIENCE)
    expect(emil.page.get_by_role("heading", name="It has gone out")).to_be_visible()
    emil.look("story-progress")
    # What confirms to Ben that he left may have come in the meantime; an advertisement must not.
    assert {subject_of(mail) for mail in mailbox.received if mail.recipient == "ben@example.com"}.isdisjoint(SUBJECTS)


def subject_of(mail: Received) -> str:
    """What a mail is headed by."""
    return str(email.message_from_bytes(mail.data, policy=email.policy.default)["Subject"])


def leaves_by_the_link(browser: Any, site: Site, folder: Path, mailbox: Sink) -> None:
    """Ana opens her mail and leaves, as anybody does, without an account."""
    data = next(mail.data for mail in mailbox.received if mail.recipient == "ana@example.com")
    mail = email.message_from_bytes(data, policy=email.policy.default)
    assert mail["Subject"] == SUBJECTS[0]
    found = re.search(rf"<{re.escape(PUBLIC_URL)}(/l/[^>]+)>", str(mail["List-Unsubscribe"]))
    assert found is not None
    with Looker.opened(browser, site.address, folder) as ana:
        ana.go(found[1])
        ana.look("story-leave")
        ana.page.locator("button.main").click()
        ana.page.wait_for_load_state()
        ana.look("story-left")
        assert ana.faults == []


def reads_the_report(emil: Looker, campaign: str) -> None:
    """Two were reached, one left after it."""
    emil.go(f"{campaign}report/")

    def told() -> bool:
        emil.page.reload()
        tiles = [" ".join(tile.split()) for tile in emil.page.locator(".c-tiles p").all_inner_texts()]
        return {"2 delivered", "1 left after it", "1 left out at the start"} <= set(tiles)

    until(told, PATIENCE)
    emil.look("story-report")


def test_from_an_empty_installation_to_a_report(
    chromium: Any, site: Site, mailbox: Sink, pytestconfig: pytest.Config
) -> None:
    folder = pytestconfig.rootpath / Path(pytestconfig.getoption("--screenshots"))
    with ExitStack() as people:
        emil, mette = (people.enter_context(somebody(chromium, site, folder)) for _ in range(2))
        begins(mette)
        members_of(sets_up(mette))
        invites(mette, emil, "Emil", mailbox)
        sees_why_ben_is_out(mette)
        campaign = makes_a_campaign(emil)
        letter = writes_in_two_languages(emil, campaign)
        tries_it(emil, letter, mailbox)
        has_it_approved(emil, mette, letter)
        starts_and_watches(emil, campaign, mailbox)
        leaves_by_the_link(chromium, site, folder, mailbox)
        reads_the_report(emil, campaign)
        assert emil.faults + mette.faults == []
