"""Where staff can ask."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.console.collection.asking.finding import places_of
from jatak.console.collection.crumbs import ICON, crumbs
from jatak.console.collection.words import KINDS
from jatak.console.frame.numbers import number
from jatak.console.frame.page import page
from jatak.database.using import acting_as

PAGE = 50


@needs(May.ANSWER_PEOPLE)
@require_safe
def index(request: Any) -> HttpResponse:
    """The open places of this account's companies at which somebody asks, the newest first."""
    companies = list(request.operator.controllers(May.ANSWER_PEOPLE).values_list("pk", flat=True))
    with acting_as("consent"):
        found = places_of(companies, number(request.GET.get("below")), PAGE + 1)
    return page(
        request,
        "collection/asking_index",
        _("Ask somebody"),
        crumbs(),
        ICON,
        places=[(KINDS[each.point.kind], each) for each in found[:PAGE]],
        below=found[PAGE - 1].point_id if len(found) > PAGE else None,
        first_page="below" not in request.GET,
    )
