"""Entering and correcting people."""

from dataclasses import replace

from jatak.api.caller import Caller
from jatak.api.people.told import Acted, Corrected, Entered
from jatak.api.whom import entered, knows
from jatak.database.using import acting_as, atomic
from jatak.gate.situation import RecipientKind
from jatak.people.correcting import correct, said_of
from jatak.people.knowing import acquaint
from jatak.people.models import CountryOrigin, Person
from jatak.people.own_acts import Did, OwnAct, note
from jatak.people.profiles import News, current_profile, set_profile


def enter(caller: Caller, told: Entered) -> tuple[int, bool]:
    """The number of the person, and whether the company did not know them before."""
    with acting_as("consent"), atomic():
        person = entered(caller, told.person, told.name, told.language or "")
        if knows(caller, person.pk):
            return person.pk, False
        acquaint(caller.controller_id, person.pk)
        if current_profile(person) is None:
            set_profile(person, _news(told), caller.at)
        return person.pk, True


def note_act(caller: Caller, person_id: int, told: Acted) -> None:
    """Remember a sign of life; one of tomorrow is one of now, and one older than another changes nothing."""
    with acting_as("consent"):
        act = OwnAct(Did(told.act), told.at or caller.at, caller.at, f"token {caller.token.id}")
        note(person_id, [caller.controller_id], act)


def correct_somebody(caller: Caller, person_id: int, told: Corrected) -> None:
    """Correct what is known; the names of what changed are logged, and not what stood there."""
    with acting_as("consent"), atomic():
        person = Person.objects.select_for_update().get(pk=person_id)
        now = said_of(person, current_profile(person))
        changed = correct(person_id, now, replace(now, **told.sent()), caller.at)
        if changed:
            caller.changed("person.corrected", f"person {person_id}", changed=changed)


def _news(told: Entered) -> News:
    kind = RecipientKind[told.recipient_kind.upper()]
    return News(told.country, CountryOrigin.OWN_WORD if told.country else None, kind)
