"""How the list stands, as marketing reads it on Monday: counted by a button, each figure leads to its people."""

from datetime import timedelta

import pytest
from tests.browser.looking import Looker
from tests.story.cast import question, says_yes
from tests.story.clocks import acted, lives_in
from tests.story.console import PASSWORD, account
from tests.story.listing import buys, came_back, counted, sent
from tests.story.sending import sydrejser

from jatak.base.calendar import months_before
from jatak.base.clock import now
from jatak.clearance.census import asking, counting
from jatak.clearance.census.standing import standing_questions
from jatak.consent.models import Actor, Via
from jatak.database.using import acting_as
from jatak.people.models import Controller
from jatak.retention.choices import choose
from jatak.retention.clocks.clock import Clock

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.usefixtures("shared_database")]
WHERE = {"newsletter": (30, 11), "fair-in-herning": (14, 26), "old-list": (9, 44)}
"""Where people said yes: how many, and how many months ago the last of them."""

COUNTED_NOW = "() => Date.now() - new Date(document.querySelector('.j-head time')?.dateTime) < 3600e3"
PATIENCE = 180_000
"""Milliseconds."""


@pytest.fixture(scope="module")
def travel(shared_database: None) -> Controller:
    """A company whose list has grown for years."""
    with acting_as("admin"):
        made = sydrejser()
        choose(made, Clock.UNUSED, 48, "Mette", now())
        choose(made, Clock.CUSTOMER, 24, "Mette", now())
        for slug, (people, months) in WHERE.items():
            asked = question(made, slug, channels=("email", "sms") if slug == "newsletter" else ("email",))
            for nth in range(people):
                lives(made, asked, f"{slug}{nth}", nth, months + nth % 3)
        for weeks in (9, 6, 4, 2):
            counted(made, now() - timedelta(weeks=weeks))
        account("Mette")
        for each in standing_questions([made.pk]):
            counting.count(asking.ask(each, now())[0].pk)
    return made


def lives(of: Controller, asked: object, name: str, nth: int, months: int) -> None:
    """One of them: a third is heard of, a third is silent, and of a third nothing is known."""
    brought = asked.text.version.notice.slug == "old-list"  # type: ignore[attr-defined]
    more = {"actor": Actor.IMPORT, "via": Via.IMPORT} if brought else {}
    somebody, began = lives_in("SE", name), months_before(now(), months)
    says_yes(somebody, asked, began, **more)  # type: ignore[arg-type]
    if nth % 3 == 0:
        acted(somebody, months_before(now(), nth % 7))
    elif nth % 3 == 1:
        message = sent(of, somebody, months_before(now(), 2))
        if nth % 2:
            came_back(message, somebody, months_before(now(), 2) + timedelta(hours=1))
    if nth % 4 == 0 and not brought:
        buys(of, somebody, months_before(now(), 3 * nth))


def test_marketing_sees_how_the_list_stands(looker: Looker, travel: Controller) -> None:
    looker.log_in("mette@example.com", PASSWORD)
    looker.go("/console/lists/")
    looker.look("lists")
    looker.page.get_by_role("button", name="Count again").click()
    looker.page.wait_for_function(COUNTED_NOW, timeout=PATIENCE)
    looker.page.get_by_role("link", name="By source and age, and how it developed").first.click()
    looker.look("lists-one")
    shown = looker.page.get_by_role("table", name="People by class")
    assert "Never reached" in shown.inner_text()
    looker.page.locator(".l-by a").first.click()
    looker.look("lists-people")
    assert looker.faults == []
