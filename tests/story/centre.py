"""What the stories of one's own page share: Ana and her page at Sydrejser, and buttons to press there."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.test import Client
from tests.story.cast import DAY, Question, heard, mailbox, person, says_yes
from tests.story.sending import lives_in, now
from tests.story.signing_up import Asked, Visitor

from jatak.consent.confirming import confirm
from jatak.consent.leave_link import LeaveLink
from jatak.consent.models import Event, Objection, OwnFrequency, Pause, Record, Suppression, Via
from jatak.consent.own_link import OwnLink
from jatak.people.models import Controller, Person

FORM = "application/x-www-form-urlencoded"


@dataclass
class Page:
    """Somebody's page, and the browser in which it is open: no script, no cookie."""

    of: Person
    company: Controller
    browser: Client = field(default_factory=lambda: Visitor().client)
    message_id: int = 4711

    @property
    def link(self) -> LeaveLink:
        """The link of a message."""
        hers = bytes(mailbox(self.of).keyed_hash)
        return LeaveLink(self.company.pk, self.of.pk, hers, self.message_id, None, "email")

    @property
    def path(self) -> str:
        """Where it is."""
        return f"/p/{self.link.token()}"

    def fresh(self, ago: timedelta = timedelta()) -> str:
        """Where it is by a link that was asked for a while ago."""
        link = self.link
        return f"/p/{OwnLink(link.controller_id, link.person_id, link.address_hash, 4712, now() - ago).token()}"

    def sees(self, path: str = "", status: int = 200, **query: str) -> str:
        """What it says."""
        answer = self.browser.get(path or self.path, query)
        assert answer.status_code == status, answer.content.decode()
        assert not answer.cookies
        return str(answer.content.decode())

    def presses(self, act: str, path: str = "", **typed: Any) -> Any:
        """A button of it."""
        return self.browser.post(path or self.path, {"act": act, **typed})

    def keeps(self, *parts: str, shown: tuple[str, ...] = ()) -> Any:
        """Ticks as they come back; shown are those that the page had."""
        return self.presses("narrow", shown=list(shown or ticked(self.sees())), part=list(parts))


def ticked(page: str) -> list[str]:
    """The parts that a page shows with a tick."""
    return re.findall(r'name="shown" value="([^"]+)"', page)


def state_of(page: str, part: str) -> str:
    """What a page says of one part."""
    found = re.search(rf'value="{part}"[^>]*>.*?class="state">([^<]*)<', page, re.DOTALL)
    assert found is not None, f"the page has no part {part}"
    return found[1]


def joins(asked: Asked, name: str = "Ana", at: datetime | None = None) -> Person:
    """Somebody in Denmark who said yes a day ago and confirmed it; as admin."""
    made, at = lives_in(person(name)), at or now() - DAY
    text = asked.version.notice_version.texts.get(language="en")
    given = says_yes(made, Question(text, asked.version), at)
    confirm(given.pk, heard(at, Via.LINK))
    return made


def everything_said() -> tuple[int, ...]:
    """How much stands in the ledger and beside it."""
    live = Record.objects.filter(ended_at=None).count()
    counted = (Event, Objection, Suppression, Pause, OwnFrequency)
    return live, *(each.objects.count() for each in counted)  # type: ignore[attr-defined]
