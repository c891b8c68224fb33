"""What a form tells of a person beside their yes: learnt no sooner than it is known to be their word."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from jatak.consent.answer import Told
from jatak.consent.models import Event, Particulars
from jatak.people.models import CountryOrigin, Person
from jatak.people.profiles import News, current_profile, set_profile

DECLARED = "declared"
"""Under this name the particulars of a yes keep what waits for its confirmation."""


def declared(told: Told) -> dict[str, str]:
    """What was typed of the person; addresses are kept elsewhere."""
    every = {"name": told.name.strip(), "country": told.country, "language": told.language}
    return {name: value for name, value in every.items() if value}


def learn(person: Person, said: Mapping[str, Any], at: datetime) -> None:
    """Take the person's own word: name and language where none is known, the country as the strongest source."""
    missing = {name: said[name] for name in ("name", "language") if said.get(name) and not getattr(person, name)}
    if missing:
        Person.objects.filter(pk=person.pk).update(**missing)
    if said.get("country"):
        set_profile(person, News(country=said["country"], country_origin=CountryOrigin.OWN_WORD), at)


def learn_unproven(person: Person, said: Mapping[str, Any], at: datetime) -> None:
    """Take what a form says that anybody could have sent: it fills what is empty, and replaces nothing."""
    profile = current_profile(person)
    known = profile is not None and profile.country is not None
    learn(person, {**said, "country": ""} if known else said, at)


def learn_confirmed(given: Event, at: datetime) -> None:
    """Take what was typed with a yes, now that whoever reads that mailbox has confirmed it."""
    told = Particulars.objects.filter(pk=given.pk).first()
    person = Person.objects.filter(pk=given.person_id).first() if given.person_id else None
    if told is not None and person is not None:
        learn(person, told.data.get(DECLARED, {}), at)
