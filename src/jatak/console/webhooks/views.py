"""Which programs of yours and others are told, and whether they take it."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.utils.translation import gettext as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.console.frame.numbers import number
from jatak.console.frame.page import page
from jatak.console.settings.crumbs import crumbs
from jatak.console.webhooks.finding import kinds_of
from jatak.hooks.models import Call, Endpoint, State

PAGE = 50


@needs(May.SET_UP)
def index(request: Any) -> HttpResponse:
    """The endpoints of the companies that this account sets up: the open ones first, then the newest."""
    found = Endpoint.objects.filter(controller__in=request.operator.controllers(May.SET_UP))
    before = number(request.GET.get("before"))
    found = found.filter(pk__lt=before) if before is not None else found
    dead = Call.objects.filter(endpoint=OuterRef("pk"), state=State.DEAD)
    rows = list(found.select_related("controller").annotate(fails=Exists(dead)).order_by("-pk")[: PAGE + 1])
    more = rows[PAGE - 1].pk if len(rows) > PAGE else None
    shown = [{"endpoint": each, "kinds": kinds_of(each)} for each in rows[:PAGE]]
    return page(request, "webhooks/list", _("Webhooks"), crumbs(), endpoints=shown, more=more)
