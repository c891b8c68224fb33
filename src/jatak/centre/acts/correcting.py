"""Correcting one's own name and language (GDPR art. 16), by a fresh link alone."""

from dataclasses import replace
from datetime import datetime

from django.http import QueryDict

from jatak.centre.door import Door
from jatak.centre.outcome import UNCLEAR, Outcome, done
from jatak.database.using import acting_as
from jatak.people.correcting import ChangedMeanwhile, correct, said_of
from jatak.people.models import Controller
from jatak.people.profiles import current_profile
from jatak.preferences.languages import SPOKEN
from jatak.signup.fields import is_a_name


def correct_own(door: Door, company: Controller, typed: QueryDict, at: datetime) -> Outcome:
    """Put what was typed in the place of what was seen; what the page does not ask stays as it is."""
    if not door.is_fresh or door.point is None:
        return Outcome(alert="old_link_lead")
    name, language = typed.get("name", "").strip(), typed.get("language", "")
    if not is_a_name(name):
        return Outcome(faults={"name": "bad_name"}, typed={"name": name, "language": language})
    person = door.point.person
    if language not in SPOKEN and language != person.language:
        return UNCLEAR
    with acting_as("consent"):
        known = said_of(person, current_profile(person))
        seen = replace(known, name=typed.get("seen_name", ""), language=typed.get("seen_language", ""))
        try:
            changed = correct(person.pk, seen, replace(known, name=name, language=language), at)
        except ChangedMeanwhile:
            return Outcome(alert="correct_meanwhile")
        door.point.person.refresh_from_db()
    return done("done_corrected" if changed else "done_same")
