"""Correcting what is known of a person (GDPR art. 16): the person's own word takes the place of what was there."""

from dataclasses import dataclass
from datetime import datetime

from jatak.base.errors import UsageError
from jatak.database.using import atomic
from jatak.gate.situation import RecipientKind
from jatak.people.models import CountryOrigin, Person, Profile
from jatak.people.profiles import current_profile


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of themselves; an empty country is unknown."""

    name: str
    language: str
    country: str
    recipient_kind: RecipientKind


class ChangedMeanwhile(UsageError):
    """Somebody else corrected this person while the form was open."""


def said_of(person: Person, profile: Profile | None) -> Said:
    """What is known now."""
    kind = RecipientKind(profile.recipient_kind) if profile else RecipientKind.UNKNOWN
    return Said(person.name, person.language, (profile and profile.country) or "", kind)


def correct(person_id: int, seen: Said, said: Said, at: datetime) -> list[str]:
    """Put what was said in the place of what was seen; the names of what changed, none where it stands already.

    Country and kind are rows in time: the row of before is closed, and what was decided on it stays explained. Raises
    ChangedMeanwhile where something else is known by now than was seen.
    """
    with atomic():
        person = Person.objects.select_for_update().get(pk=person_id)
        profile = current_profile(person)
        known = said_of(person, profile)
        changed = [name for name in Said.__dataclass_fields__ if getattr(known, name) != getattr(said, name)]
        if not changed:
            return []
        if known != seen:
            raise ChangedMeanwhile(
                "Somebody changed this person meanwhile.", "Look at what is known now, and save again."
            )
        Person.objects.filter(pk=person_id).update(name=said.name, language=said.language)
        if {"country", "recipient_kind"} & set(changed):
            _anew(person, profile, known, said, at)
        return changed


def _anew(person: Person, profile: Profile | None, known: Said, said: Said, at: datetime) -> None:
    new = Profile(person=person, valid_from=max(at, profile.valid_from) if profile else at)
    for name in ("country", "country_origin", "other_country", "born", "work_topics"):
        if profile is not None:
            setattr(new, name, getattr(profile, name))
    new.recipient_kind = said.recipient_kind.value
    if said.country != known.country:
        new.country, new.other_country = said.country or None, None
        new.country_origin = CountryOrigin.OWN_WORD.value if said.country else None
    if profile is not None:
        Profile.objects.filter(pk=profile.pk).update(valid_to=new.valid_from)
    new.save(force_insert=True)
