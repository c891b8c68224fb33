"""The answers that were asked for."""

from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.console.answers.fetching import TITLES
from jatak.console.frame.page import page
from jatak.retention.models import AnswerOrder, Subject

SHOWN = 100


@needs(May.PROVE)
@require_safe
def answers(request: Any) -> HttpResponse:
    """The newest first: about what, for whom, why, by whom."""
    operator = request.operator
    here = Q(controller__in=operator.controllers(May.PROVE))
    if operator.everywhere(May.PROVE):
        here |= Q(controller=None)
    found = AnswerOrder.objects.filter(here).select_related("controller").order_by("-asked_at")[:SHOWN]
    rows = [(each, TITLES[Subject(each.subject)]) for each in found]
    return page(request, "answers/list", _("Answers"), icon="doc-full", rows=rows)
