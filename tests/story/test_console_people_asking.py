"""What the pages about a person ask the database, of those who answer for one company: they ask most."""

from collections.abc import Iterator

import pytest
from django.test import override_settings
from tests.guard.test_pages_by_index import COUNTS, QUERIES, opened, read_whole
from tests.story.console import account, browser_of
from tests.story.sending import bought, joined, started

from jatak.accounts.models import Role
from jatak.consent.models import Event
from jatak.database.using import acting_as
from jatak.delivery.models import Message

pytestmark = pytest.mark.usefixtures("database")

TWICE = 28
"""A replay reads what was asked then, and gathers it again."""


@pytest.fixture(autouse=True)
def _one_factor() -> Iterator[None]:
    with override_settings(JATAK_TWO_FACTOR="offered"):
        yield


def test_every_page_asks_little_counts_nothing_and_finds_by_index() -> None:
    of_sydrejser = joined("Ana", others=40)
    ana = of_sydrejser.ana
    with acting_as("admin"):
        bought(of_sydrejser, ana)
        event = Event.objects.get(person_id=ana.pk)
    started(of_sydrejser)
    message = Message.objects.filter(person_id=ana.pk).get()
    leo = browser_of(account("Leo", Role.DATA_PROTECTION, of_sydrejser))
    found = ("", "?q=ana", "?q=member", "?q=m1", "?q=7", "?country=DK", f"?company={of_sydrejser.pk}&after=0-20")
    page, sent = f"{ana.pk}/", f"{ana.pk}/messages/{message.id}/"
    about = (page, f"{page}history/", f"{page}history/{event.pk}/", f"{page}messages/", sent, f"{sent}replay/")
    tried = f"{page}try/?company={of_sydrejser.pk}&channel=email"
    for each in (*found, *about, tried, f"{page}objection/", f"{page}restriction/", f"{page}correct/"):
        address = f"/console/people/{each}"
        assert leo.get(address).status_code == 200, address
        asked, _ = opened(leo, address)
        told = "\n".join(f"{alias}: {sql[:200]}" for alias, sql in asked)
        allowed = TWICE if each.endswith("replay/") else QUERIES
        assert len(asked) < allowed, f"{address} asks {len(asked)}:\n{told}"
        assert not [sql for _, sql in asked if COUNTS.search(sql)], address
        assert not [wrong for alias, sql in asked for wrong in read_whole(alias, sql)], address
