"""Behind a figure: the situations of a reason, and the people of either."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.clearance.census.drilling import Place, members, situation, situations
from jatak.clearance.census.question import Question
from jatak.clearance.models import Census
from jatak.console.audience.asked import address
from jatak.console.audience.finding import census_of, reason_of
from jatak.console.audience.portraits import portraits
from jatak.console.audience.showing import row_of
from jatak.console.audience.words import facts_in_words
from jatak.console.frame.numbers import number
from jatak.console.frame.page import Crumb, page

SITUATIONS_AT_MOST = 50
PEOPLE = 50


@require_GET
@needs(May.SEE_NUMBERS)
def reason(request: Any, census_id: int, nth: int) -> HttpResponse:
    """One reason: the words, the sources, the situations."""
    census = census_of(request.operator, May.SEE_NUMBERS, census_id)
    found = reason_of(census, nth)
    row = row_of(census, found, request.operator.may(May.SEE_PEOPLE, census.controller_id))
    shown = situations(found, SITUATIONS_AT_MOST)
    return page(
        request,
        "audience/reason",
        row.because,
        [_to_audience(census)],
        census=census,
        row=row,
        situations=[(each, facts_in_words(each.facts)) for each in shown],
        more=row.situations - len(shown),
    )


@require_GET
@needs(May.SEE_PEOPLE)
def people(request: Any, census_id: int) -> HttpResponse:
    """The people of a reason, of a situation, or of everybody permitted or denied, page by page."""
    census = census_of(request.operator, May.SEE_PEOPLE, census_id)
    first, last, title, context = _span(request, census)
    after = Place(number(request.GET.get("after")) or 0, number(request.GET.get("person")) or 0)
    found = members(census, first, last, after, PEOPLE + 1)
    query = request.GET.copy()
    if len(found) > PEOPLE:
        query["after"], query["person"] = str(found[PEOPLE - 1].nth), str(found[PEOPLE - 1].person)
    return page(
        request,
        "audience/people",
        title,
        [_to_audience(census)],
        census=census,
        rows=portraits([place.person for place in found[:PEOPLE]], request.operator, census.controller_id),
        next=f"?{query.urlencode()}" if len(found) > PEOPLE else "",
        is_first=after == Place(),
        **context,
    )


def _span(request: Any, census: Census) -> tuple[int, int, Any, dict[str, Any]]:
    """From which share to which, what the page is called, and what is said on it."""
    if "situation" in request.GET:
        nth = number(request.GET["situation"]) or 0
        found = situation(census, nth)
        facts = facts_in_words(found.facts) if found else []
        return nth, nth, _("People in one situation"), {"facts": facts, "count": found.count if found else 0}
    reason = reason_of(census, number(request.GET.get("reason")) or 0)
    row = row_of(census, reason, True)
    return reason.first, reason.last, row.because, {"row": row, "count": reason.count}


def _to_audience(census: Census) -> Crumb:
    return _("Audience"), f"{reverse('audience')}?{address(Question.of(census.question))}"
