"""What will happen of itself, as far as the law of somebody's country and the day are known."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from jatak.base.calendar import months_before
from jatak.centre.parts import Said
from jatak.consent.models import Record
from jatak.law.rulebook import Rulebook
from jatak.people.models import Person
from jatak.people.profiles import current_profile


class Lapse(NamedTuple):
    """A yes that ends unless a message is sent on it before."""

    end: datetime
    given: datetime
    channel: str


def lapses(person: Person, said: Said, at: datetime) -> list[Lapse]:
    """The yeses that lapse unused, the next first; none where nobody knows by which law. Role consent."""
    profile = current_profile(person)
    if profile is None or profile.country is None:
        return []
    months = Rulebook.load(at.date()).limits(profile.country, profile.other_country).unused_consent_months
    return sorted(_lapses(said.records, months, at)) if months else []


def _lapses(records: list[Record], months: int, at: datetime) -> Iterator[Lapse]:
    for record in records:
        used = [each for each in (record.given_at if record.day_known else None, record.last_used_at) if each]
        if record.ended_at is None and used and (end := months_before(max(used), -months)) > at:
            yield Lapse(end, record.given_at, record.channel)
