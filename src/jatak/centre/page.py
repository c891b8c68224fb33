"""The page of one's own, drawn: what comes, how we know, what may be changed."""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse

from jatak.base.clock import now
from jatak.centre.breaks import breaks_of
from jatak.centre.clocks import lapses
from jatak.centre.door import Door
from jatak.centre.dress import Speech, speech_of
from jatak.centre.forms import forms_of
from jatak.centre.history import history_of
from jatak.centre.more import asks_for, more_of
from jatak.centre.outcome import LOOKED, Outcome
from jatak.centre.parts import Said
from jatak.centre.standing import held_since, said_of, standing_of, visible
from jatak.centre.telling import card_of, entry_of, lapse_of, yes_of
from jatak.centre.yeses import yeses_of
from jatak.consent.find_link import path
from jatak.database.using import acting_as
from jatak.preferences.languages import SPOKEN
from jatak.signup.drawing import drawn
from jatak.signup.places import Place


def own_page(request: HttpRequest, door: Door, outcome: Outcome = LOOKED) -> HttpResponse:
    """One card for each company, then how we know, what was said, and what else may be asked for.

    Of nobody known it shows that nothing is known, and lets them leave all the same.
    """
    at, speech = now(), speech_of(request, door, outcome)
    companies = visible(door)
    standings = [standing_of(door, company) for company in companies]
    said = said_of(door, door.company)
    more = more_of(door.company.pk, said) if door.point else []
    wanted = _wanted(outcome, more)
    shown = {
        "door": door,
        "outcome": outcome,
        "done": [speech.told(*each) for each in outcome.done],
        "alert": speech.said().get(wanted or outcome.alert, ""),
        "cards": [card_of(standing, speech, outcome) for standing in standings],
        "held": _held(door, speech, at),
        "joint": len(companies) > 1,
        "by_mail": door.link.channel == "email",
        "find": path(door.company),
        "leave": f"/l/{door.link.token()}",
        "here": f"/p/{door.token}",
        "breaks": breaks_of(door, standings[0], said, speech, at),
        "tomorrow": (at + timedelta(days=1)).date().isoformat(),
        "back": bool(said.noes) and not any(part.comes for part in standings[0].parts.values()),
        "forms": forms_of(request, more, speech, outcome),
        "spoken": SPOKEN,
        **_own(door, speech, outcome),
        **_known(door, said, speech, at),
    }
    response = drawn(request, "centre/page.html", speech.dress, outcome.status, **shown)
    if outcome.wait:
        response["Retry-After"] = str(outcome.wait)
    return response


def _known(door: Door, said: Said, speech: Speech, at: datetime) -> dict[str, Any]:
    """What is there to tell of somebody who is here."""
    if door.point is None:
        return {"yeses": [], "history": [], "next": []}
    person = door.point.person
    with acting_as("consent"):
        return {
            "yeses": [yes_of(each, speech) for each in yeses_of(said)],
            "history": [entry_of(each, speech) for each in history_of(person.pk, door.company.pk)],
            "next": [lapse_of(each, speech) for each in lapses(person, said, door.company, at)],
        }


def _own(door: Door, speech: Speech, outcome: Outcome) -> dict[str, Any]:
    """What a fresh link opens."""
    if door.fresh_until is None or door.point is None:
        return {}
    until = {"day": speech.day(door.fresh_until), "time": speech.time(door.fresh_until)}
    person, typed = door.point.person, outcome.typed
    return {
        "fresh": speech.sentence("data_fresh", **until),
        "own_name": typed.get("name", person.name),
        "own_language": typed.get("language", person.language),
        "name_fault": speech.said().get(outcome.faults.get("name", ""), "") if not outcome.point_id else "",
    }


def _held(door: Door, speech: Speech, at: datetime) -> str:
    since = held_since(door, at) if door.point else None
    return speech.sentence("held", day=speech.day(since)) if since else ""


def _wanted(outcome: Outcome, more: list[Place]) -> str:
    """What is told of new ticks: where the words are that they need, or that nobody asks for it."""
    if not outcome.wanted:
        return ""
    parts = [key.rsplit("-", 1) for key in outcome.wanted]
    found = any(asks_for(place, channel, int(topic)) for place in more for channel, topic in parts)
    return "wants_words" if found else "wants_none"
