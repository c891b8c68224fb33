"""Double against single opt-in: how many of those who are asked say yes, confirm, and are still there."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.consent.models import CollectionKind
from jatak.consent.stayed import Stayed, stayed
from jatak.consent.tally import Tally, tallies
from jatak.console.collection.crumbs import ICON, crumbs
from jatak.console.collection.reading import published_versions
from jatak.console.frame.numbers import number
from jatak.console.frame.page import page
from jatak.database.using import acting_as

DAYS = 90
PAGE = 50


@dataclass(slots=True)
class Way:
    """One of the two ways, over all versions that ask so."""

    tally: Tally = field(default_factory=Tally)
    stayed: Stayed = field(default_factory=Stayed)


@needs(May.SEE_NUMBERS)
@require_safe
def compare(request: Any) -> HttpResponse:
    """Both ways beside each other, and each version by itself."""
    companies = list(request.operator.controllers(May.SEE_NUMBERS))
    since = now().date() - timedelta(days=DAYS)
    with acting_as("consent"):
        found = published_versions([each.pk for each in companies], number(request.GET.get("below")), PAGE + 1)
        versions = [each for each in found[:PAGE] if each.point.kind != CollectionKind.IMPORT]
        ids = [each.pk for each in versions]
        counted, left = tallies(ids, since), stayed(ids)
    ways = {True: Way(), False: Way()}
    for each in versions:
        ways[each.double_opt_in].tally += counted[each.pk]
        ways[each.double_opt_in].stayed += left[each.pk]
    return page(
        request,
        "collection/compare",
        _("Double or single opt-in"),
        crumbs(),
        ICON,
        double=ways[True],
        single=ways[False],
        rows=[(each, Way(counted[each.pk], left[each.pk])) for each in versions],
        below=found[PAGE - 1].pk if len(found) > PAGE else None,
        first_page="below" not in request.GET,
        days=DAYS,
    )
