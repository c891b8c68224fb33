"""All collection points: where consents come from, how well it works, and what they are worth."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.consent.models import CollectionPoint
from jatak.console.collection.crumbs import ICON
from jatak.console.collection.doubts import doubts
from jatak.console.collection.figures import Row, rows
from jatak.console.collection.words import GRADES, KINDS, SHORT
from jatak.console.frame.numbers import number
from jatak.console.frame.page import page
from jatak.database.using import acting_as

PAGE = 30
DAYS = 30


@needs(May.SEE_NUMBERS)
@require_safe
def points(request: Any) -> HttpResponse:
    """The newest first; closed ones on a page of their own."""
    companies = list(request.operator.controllers(May.SEE_NUMBERS))
    chosen = [each for each in companies if str(each.pk) == request.GET.get("company", "")]
    closed = "closed" in request.GET
    with acting_as("consent"):
        found = _newest([each.pk for each in chosen or companies], closed, number(request.GET.get("below")))
        listed = rows(found[:PAGE], now().date() - timedelta(days=DAYS))
    return page(
        request,
        "collection/list",
        _("Collection points"),
        icon=ICON,
        companies=companies,
        company=chosen[0] if chosen else None,
        closed=closed,
        rows=[_shown(row) for row in listed],
        below=found[PAGE - 1].pk if len(found) > PAGE else None,
        first_page="below" not in request.GET,
        may_write=request.operator.may(May.WRITE),
        may_answer=request.operator.may(May.ANSWER_PEOPLE),
        may_set_up=request.operator.may(May.SET_UP),
    )


def _newest(companies: list[int], closed: bool, below: int | None) -> list[CollectionPoint]:
    found = CollectionPoint.objects.filter(controller__in=companies, closed_at__isnull=not closed)
    if below is not None:
        found = found.filter(pk__lt=below)
    return list(found.select_related("controller").order_by("-pk")[: PAGE + 1])


def _shown(row: Row) -> dict[str, object]:
    sign, whole = GRADES[row.grade]
    kind = KINDS.get(row.point.kind, row.point.kind)
    doubtful = sign == "yes" and bool(doubts(row.judged))
    return {
        "row": row,
        "kind": kind,
        "sign": "look" if doubtful else sign,
        "doubtful": doubtful,
        "grade": SHORT[row.grade],
        "whole": whole,
    }
