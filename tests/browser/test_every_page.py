"""Every page that an administrator can reach: whole on a phone and on a desk, by light and in the dark."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from tests.browser.looking import Looker
from tests.story.console import PASSWORD, account
from tests.story.sending import joined, now, receipt_for_ana, started

from jatak.clearance.census import asking, counting
from jatak.clearance.census.standing import standing_questions
from jatak.console.frame.menu import ENTRIES
from jatak.database.using import acting_as

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.usefixtures("shared_database")]

# What a page says itself comes before the menu, which would lead to the same pages without an answer.
LINKS = "['main', 'header', 'nav'].flatMap(part => [...document.querySelectorAll(`${part} a`)]).map(one => one.href)"
# Files to keep, and the way out.
NO_PAGES = re.compile(r"logout|\.(csv|zip|pdf|eml|json)$|/export")
MOST = 150
BEHIND_FIGURES = ("audience_reason", "audience_people", "audience_what_if", "campaign_report", "person_message")


def company_at_work() -> None:
    """A company with members, a campaign and a message of service, whose audience is counted."""
    made = joined("Ana", others=30)
    started(made)
    receipt_for_ana(made)
    with acting_as("admin"):
        for question in standing_questions([made.pk]):
            counting.count(asking.ask(question, now())[0].pk)


def route(address: str) -> str | None:
    """The name of the page behind an address of the console, None for what is none."""
    path = urlsplit(address).path
    if not path.startswith("/console/") or NO_PAGES.search(path):
        return None
    try:
        return resolve(path).view_name
    except Resolver404:
        return None


def reached(page: Any, seen: dict[str, str], address: str) -> Iterator[tuple[str, str]]:
    """Pages linked from the one that is open, the first of each name that was not seen yet."""
    for link in page.evaluate(LINKS):
        name = route(link)
        if name and name not in seen and link.startswith(address):
            seen[name] = link
            yield name, link


def test_each_page_is_whole_everywhere_and_for_everybody(looker: Looker) -> None:
    company_at_work()
    with acting_as("admin"):
        account()
    looker.open("/console/account/login/")
    looker.look("log-in")
    looker.log_in("mette@example.com", PASSWORD)
    waiting = [("wagtailadmin_home", f"{looker.address}/console/")]
    seen = dict(waiting)
    while waiting:
        name, link = waiting.pop(0)
        looker.open(link)
        waiting += reached(looker.page, seen, looker.address)
        looker.look(name)
        assert len(seen) <= MOST, f"more pages than expected: {seen}"
    assert {*(entry[1] for entry in ENTRIES), *BEHIND_FIGURES} <= set(seen)
    assert looker.faults == []
