"""What the stories about campaigns in the console share: a company with members, a letter, and the way to a start."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.test import Client, override_settings
from tests.story.console import account, browser_of
from tests.story.done_jobs import do_jobs
from tests.story.sending import PUBLIC_URL, bought, members, now, sydrejser

from jatak.base.authors import Author
from jatak.campaigns.models import Campaign
from jatak.content.drafts import Words, approve, save, state_of
from jatak.content.models import TemplateVersion
from jatak.database.using import acting_as
from jatak.people.models import Controller

SOFIE = Author(901, "Sofie")


@contextmanager
def travel(*names: str, strangers: tuple[str, ...] = ()) -> Iterator[Controller]:
    """Sydrejser with members of these names, and customers who may not be written to; the site is reached safely."""
    with acting_as("admin"):
        made = sydrejser()
        made.people = members(made, *names, *strangers)  # type: ignore[attr-defined]
        for somebody in made.people:  # type: ignore[attr-defined]
            bought(made, somebody)
    with override_settings(JATAK_TWO_FACTOR="offered", JATAK_PUBLIC_URL=PUBLIC_URL):
        yield made


def letter(words: str = "<p>Hello {name|you}</p>", element: str = "promotion", subject: str = "Summer") -> Words:
    """A letter of one block."""
    return Words(subject, "Cabins", [{"type": "text", "value": {"words": words, "elements": [element]}}])


def written(version: TemplateVersion, words: Words | None = None, by: Author = SOFIE) -> None:
    """Somebody writes the letter in English."""
    text = version.texts.get(language="en")
    save(version, "en", words or letter(), expected=text.revision, by=by, at=now())


def approved(version: TemplateVersion, by: Author = SOFIE) -> None:
    """Somebody approves it as it stands."""
    approve(version, by=by, at=now(), state=state_of(version))


def made(browser: Client, of: Controller, name: str = "Summer sale", **more: str) -> Campaign:
    """Somebody makes a campaign by the form."""
    said = {"name": name, "brand": "none", "topic": "none", "similar": "open", "key": f"key of {name}", **more}
    answer = browser.post(f"/console/campaigns/new/?company={of.pk}", said)
    assert answer.status_code == 302, answer.content.decode()
    return Campaign.objects.get(controller=of, name=name)


def ready(browser: Client, of: Controller, name: str = "Summer sale") -> Campaign:
    """A campaign that is made, written, approved and counted."""
    campaign = made(browser, of, name)
    written(campaign.template_version)
    approved(campaign.template_version)
    assert browser.post(f"/console/campaigns/{campaign.pk}/count/").status_code == 302
    do_jobs()
    return Campaign.objects.get(pk=campaign.pk)


def start(browser: Client, campaign: Campaign, **more: Any) -> Any:
    """Somebody starts it as it is now."""
    seen = Campaign.objects.values_list("revision", flat=True).get(pk=campaign.pk)
    return browser.post(f"/console/campaigns/{campaign.pk}/start/", {"seen": seen}, **more)


def mette() -> Client:
    """The browser of an administrator."""
    return browser_of(account())
