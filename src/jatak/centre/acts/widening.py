"""Saying yes to more, or again after leaving: to the words of a form, by its button."""

from datetime import datetime

from django.http import HttpRequest

from jatak.base.tokens import BrokenToken
from jatak.centre.door import Door
from jatak.centre.outcome import Outcome
from jatak.consent.act import Act
from jatak.consent.answer import Showing
from jatak.consent.kept import kept, policy_of
from jatak.consent.models import Actor, Answer, Via
from jatak.consent.widening import widen
from jatak.database.using import acting_as
from jatak.people.models import ContactPoint
from jatak.signup import limits
from jatak.signup.came import came
from jatak.signup.fields import Read, read
from jatak.signup.places import Place, offered
from jatak.signup.token import Token


def say_more(request: HttpRequest, door: Door, point: ContactPoint, at: datetime) -> Outcome:
    """Take down a yes, or say what is missing; an act of the person's own, by their link."""
    seen = _seen(request, door.company.pk, at)
    if seen is None:
        return Outcome(alert="stale")
    place, showing = seen
    back = _read(request, showing, point)
    if back.faults:
        return Outcome(point_id=place.point.pk, typed=request.POST.dict(), faults=back.faults)
    if seconds := limits.wait(at, came(request).ip, place.point.pk, door.link.address_hash.hex(), proven=True):
        return Outcome(alert="too_many", point_id=place.point.pk, wait=seconds)
    link = door.link
    with acting_as("consent"):
        circumstances = dict(kept(policy_of(link.controller_id), came(request)))
        circumstances["page"] = "the person's own preferences"
        act = Act(Actor.PERSON, Via.LINK, at, at, message_id=link.message_id or None, particulars=circumstances)
        waits = widen(link, showing, back.told, act)
    return Outcome(done=[("added_lead", {}), *([("added_waits", {})] if waits else [])])


def _seen(request: HttpRequest, controller_id: int, at: datetime) -> tuple[Place, Showing] | None:
    """The form whose button was pressed, as it was shown; None where it is not offered any more."""
    try:
        token = Token.read(request.POST.get("token", ""))
    except BrokenToken:
        return None
    place = next((each for each in offered(controller_id) if each.version.pk == token.version_id), None)
    text = next((each for each in place.texts.values() if each.pk == token.text_id), None) if place else None
    if place is None or text is None or token.is_stale(at):
        return None
    return place, Showing(token.nonce, place.version, text, token.at)


def _read(request: HttpRequest, showing: Showing, point: ContactPoint) -> Read:
    """What was typed; the address is the one to which the message went."""
    typed = {**request.POST.dict(), point.kind: point.address, "answer": Answer.YES.value}
    return read(typed, showing.place, showing.text.version)
