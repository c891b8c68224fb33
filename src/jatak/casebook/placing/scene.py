"""What every fact of a row is about."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from jatak.base.calendar import months_before
from jatak.casebook.reading import Row
from jatak.people.models import ContactPoint, Controller, Person, Topic

LIMIT = 1200
"""Months: no law counts back further than a hundred years, and the calendar ends somewhere."""
BEFORE_ALL = 2 * LIMIT


@dataclass(frozen=True, slots=True)
class Scene:
    """A row with the company that sends, what its message is about, the person, and their address."""

    row: Row
    key: str
    at: datetime
    """When the message is to go."""
    sender: Controller
    topic: Topic
    person: Person
    address: ContactPoint

    def ago(self, months: float | None) -> datetime:
        """So many months back, and a day more; the instant itself where it is not known."""
        return ago(self.at, months)


def ago(at: datetime, months: float | None) -> datetime:
    """So many months before, and a day more; the instant itself where it is not known."""
    return at if months is None else months_before(at, int(min(months, LIMIT))) - timedelta(days=1)


def before_all(at: datetime) -> datetime:
    """Before anything that a row can tell of."""
    return months_before(at, BEFORE_ALL)
