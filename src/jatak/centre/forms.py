"""The forms on which more can be said yes to, each with its words."""

from typing import Any

from django.http import HttpRequest

from jatak.base.clock import now
from jatak.centre.dress import Speech
from jatak.centre.outcome import Outcome
from jatak.signup.form import shown_now
from jatak.signup.languages import language_of
from jatak.signup.places import Place


def forms_of(request: HttpRequest, places: list[Place], speech: Speech, outcome: Outcome) -> list[dict[str, Any]]:
    """One for each place; the one that came back has what was typed."""
    return [_form(request, place, speech, outcome) for place in places]


def _form(request: HttpRequest, place: Place, speech: Speech, outcome: Outcome) -> dict[str, Any]:
    dress = speech.dress
    language = language_of(place, dress.language, request.headers.get("Accept-Language", ""))
    own = outcome.point_id == place.point.pk
    typed, faults = (outcome.typed, outcome.faults) if own else ({}, {})
    form = shown_now(place, language, now(), typed=typed, faults=faults)
    said = speech.said()
    # Whoever comes by a link is known: nothing is asked again but what this form cannot do without.
    every = [each for each in form.controls(said, dress.language) if each["name"] != "email"]
    return {
        "form": form,
        "controls": [each for each in every if each["required"] or each["name"] == "telephone"],
        "prefix": f"p{place.point.pk}-",
        "old_enough": speech.sentence("old_enough", age=str(place.version.age_from or "")),
        "fault": said[faults["old_enough"]] if "old_enough" in faults else "",
    }
