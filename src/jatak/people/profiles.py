"""What holds of a person from one instant to another."""

from dataclasses import dataclass
from datetime import date, datetime

from jatak.database.using import atomic
from jatak.gate.situation import RecipientKind
from jatak.people.countries import Countries
from jatak.people.models import CountryOrigin, Person, Profile


@dataclass(frozen=True, slots=True)
class News:
    """What was learnt of a person; None: nothing about that."""

    country: str | None = None
    """ISO 3166 alpha-2; never guessed from a domain or an IP address."""
    country_origin: CountryOrigin | None = None
    recipient_kind: RecipientKind | None = None
    born: date | None = None
    work_topics: tuple[int, ...] | None = None

    def __post_init__(self) -> None:
        if (self.country is None) != (self.country_origin is None):
            raise ValueError("a country needs its origin, and an origin its country")


def set_profile(person: Person, news: News, at: datetime) -> Profile:
    """The profile with the news in it: a new row from `at` on where anything changes, else the one that is there."""
    with atomic():
        Person.objects.select_for_update().only("pk").get(pk=person.pk)  # One change of a person at a time.
        current = current_profile(person)
        new = _with(current, news, person, at)
        if current is not None:
            if _content(new) == _content(current):
                return current
            _close(current, new)
        new.save(force_insert=True)
        return new


def current_profile(person: Person) -> Profile | None:
    """What holds of a person now, None where nothing is known."""
    return Profile.objects.filter(person=person, valid_to=None).first()


def _with(current: Profile | None, news: News, person: Person, at: datetime) -> Profile:
    old = current or Profile(person=person, recipient_kind=RecipientKind.UNKNOWN)
    countries = _countries(old, news)
    return Profile(
        person=person,
        # News of an earlier day count from where the current row begins: what was decided on it stays explained.
        valid_from=at if current is None else max(at, current.valid_from),
        recipient_kind=old.recipient_kind if news.recipient_kind is None else news.recipient_kind,
        country=countries.country,
        country_origin=countries.origin,
        other_country=countries.other,
        born=news.born or old.born,
        work_topics=list(old.work_topics if news.work_topics is None else news.work_topics),
    )


def _countries(old: Profile, news: News) -> Countries:
    origin = None if old.country_origin is None else CountryOrigin(old.country_origin)
    known = Countries(old.country, origin, old.other_country)
    if news.country is None or news.country_origin is None:
        return known
    return known.told(news.country, news.country_origin)


def _close(current: Profile, new: Profile) -> None:
    current.valid_to = new.valid_from
    current.save(update_fields=["valid_to"])


def _content(profile: Profile) -> tuple[object, ...]:
    return (
        profile.recipient_kind,
        profile.country,
        profile.country_origin,
        profile.other_country,
        profile.born,
        tuple(profile.work_topics),
    )
