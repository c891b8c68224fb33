"""What each company chose: who gets a confirmation of leaving, and who of the company hears of leavings."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.console.frame.page import page
from jatak.console.settings.crumbs import crumbs
from jatak.farewell.law import countries_that_want
from jatak.farewell.models import Choice
from jatak.hooks.endpoints import those_told
from jatak.hooks.models import Kind

PAGE = 50


@needs(May.SET_UP)
def index(request: Any) -> HttpResponse:
    """The companies that this account sets up, by name."""
    after = request.GET.get("after", "")
    companies = list(request.operator.controllers(May.SET_UP).filter(name__gt=after)[: PAGE + 1])
    keys = [each.pk for each in companies]
    chosen, called = Choice.objects.in_bulk(keys), {each.controller_id for each in those_told(keys, Kind.LEFT)}
    rows = [
        {"company": each, "choice": chosen.get(each.pk) or Choice(controller=each), "called": each.pk in called}
        for each in companies[:PAGE]
    ]
    more = companies[PAGE - 1].name if len(companies) > PAGE else ""
    wanting = countries_that_want(now().date())
    return page(request, "farewells/list", _("Notices of leaving"), crumbs(), rows=rows, more=more, wanting=wanting)
