"""A clock that is turned, and people in their countries."""

from datetime import UTC, datetime

from tests.story.cast import person, question, says_yes

from jatak.base.calendar import months_after
from jatak.consent.models import Event, EventKind, Particulars, Record
from jatak.people.models import Acquaintance, Controller, CountryOrigin, Person, Profile

START = datetime(2026, 5, 3, 12, tzinfo=UTC)


def later(months: int) -> datetime:
    """So many months after everybody said yes."""
    return months_after(START, months)


def lives_in(country: str | None, name: str = "Ana", other: str | None = None) -> Person:
    """Somebody who said where they live."""
    somebody = person(name)
    Profile.objects.create(
        person=somebody,
        valid_from=START,
        country=country,
        country_origin=CountryOrigin.OWN_WORD if country else None,
        other_country=other,
    )
    return somebody


def subscriber(of: Controller, country: str | None, name: str = "Ana", at: datetime = START, **more: object) -> Person:
    """Somebody who said yes to e-mail."""
    somebody = lives_in(country, name, **more)  # type: ignore[arg-type]
    if not hasattr(of, "asked"):
        of.asked = question(of, channels=("email",))  # type: ignore[attr-defined]
    says_yes(somebody, of.asked, at)
    return somebody


def used(somebody: Person, at: datetime) -> None:
    """A message was sent on their consents."""
    Record.objects.filter(person=somebody, ended_at=None).update(last_used_at=at)


def acted(somebody: Person, at: datetime) -> None:
    """They did something themselves."""
    Acquaintance.objects.filter(person=somebody).update(last_own_act_at=at)


def lapses_of(somebody: Person) -> list[tuple[datetime, datetime, str]]:
    """Each lapse of a person: the day on which it was due, the day on which it was recorded, and by which clock."""
    events = Event.objects.filter(person_id=somebody.pk, kind=EventKind.LAPSED).order_by("at")
    why = dict(Particulars.objects.filter(event__in=events).values_list("event_id", "data"))
    return [(each.at, each.recorded_at, why[each.pk]["clock"]) for each in events]
