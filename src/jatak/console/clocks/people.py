"""The people behind one figure of the calendar."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.console.audience.portraits import portraits
from jatak.console.clocks.words import CLOCKS
from jatak.console.frame.numbers import number
from jatak.console.frame.page import page
from jatak.retention.clocks.calendar import SHOWN, people_of
from jatak.retention.clocks.clock import Clock

PAGE = 50


@require_GET
@needs(May.SEE_PEOPLE)
def index(request: Any, company: int, clock: str, week: str) -> HttpResponse:
    """Page by page, by number."""
    found = request.operator.controller(May.SEE_PEOPLE, company)
    if clock not in SHOWN:
        raise Http404
    which, monday = Clock(clock), _day(week)
    after = number(request.GET.get("after")) or 0
    people = people_of(found.pk, which, monday, after, PAGE + 1)
    return page(
        request,
        "clocks/people",
        CLOCKS[which].name,
        [(_("What falls due"), reverse("clocks"))],
        company=found,
        week=monday,
        then=CLOCKS[which].then,
        rows=portraits(people[:PAGE], request.operator, found.pk),
        next=people[PAGE - 1] if len(people) > PAGE else 0,
        is_first=not after,
    )


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise Http404 from None
