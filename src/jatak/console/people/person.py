"""May I write to her, and how do we know?"""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.console.frame.page import page
from jatak.console.people.clocks import clocks
from jatak.console.people.crumbs import crumbs
from jatak.console.people.facts import Known
from jatak.console.people.gone import gone
from jatak.console.people.grid import grid
from jatak.console.people.history import history
from jatak.console.people.preferences import preferred
from jatak.console.people.reached import cannot_be_reached
from jatak.console.people.sight import Sight
from jatak.console.people.standing import consents_in_words, objections_in_words, profile_in_words, relations_in_words
from jatak.law.rulebook import Rulebook
from jatak.people.cursor import Cursor


@needs(May.SEE_PEOPLE)
def person(request: Any, person_id: int) -> HttpResponse:
    """Who it is, what may be sent and why, what was said and when, and what will happen by itself."""
    sight = Sight.of(request, person_id)
    known, at = Known(sight), now()
    rulebook = Rulebook.load(at.date())
    shown: dict[str, Any] = {
        "known": known,
        "sight": sight,
        "law_day": rulebook.law_as_of,
        "lines": grid(known, at, rulebook),
        "profile": profile_in_words(known),
        "consents": consents_in_words(known),
        "objections": objections_in_words(known),
        "relations": relations_in_words(known),
        "addresses": [(point, _cut_off(known, point.pk)) for point in known.points],
        "preferred": preferred(known, at),
        "history": history(known, None),
        "clocks": clocks(known, at, rulebook),
        "gone": gone(sight),
        "may_prove": request.operator.may(May.PROVE),
    }
    request.operator.looked(person_id, "person")
    shown["may_be_answered"] = any(request.operator.may(May.PROVE, each.pk) for each in sight.knowing)
    return page(request, "people/person", sight.name, crumbs(), **shown)


def _cut_off(known: Known, point_id: int) -> str:
    """Why nobody can be reached at an address; empty where nothing says so."""
    row = known.cut_off.get(point_id)
    return cannot_be_reached(row) if row else ""


@needs(May.SEE_PEOPLE)
def person_history(request: Any, person_id: int) -> HttpResponse:
    """The whole history, page by page."""
    sight = Sight.of(request, person_id)
    cursor = Cursor.read(request.GET.get("before", ""))
    stretch = history(Known(sight), cursor, 50)
    request.operator.looked(person_id, "person_history")
    title = _("History")
    return page(request, "people/history", title, crumbs(sight), sight=sight, history=stretch, cursor=cursor)
