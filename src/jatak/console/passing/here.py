"""What companies here are told by their sisters: somebody left one of them with a consent that they shared."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.consent.media import VIAS
from jatak.console.frame.page import page
from jatak.console.passing.finding import told_here, way
from jatak.onward.models import Passing
from jatak.onward.sisters import stop_here
from jatak.onward.telling import acknowledge

SHOWN = 50


@needs(May.ANSWER_PEOPLE)
def index(request: Any) -> HttpResponse:
    """Each with the two answers that there are: they leave here, too, or their consent here goes on."""
    found = list(told_here(request)[: SHOWN + 1])
    shown = [{"passing": each, "via": VIAS.get(each.via, each.via)} for each in found[:SHOWN]]
    return page(request, "passing/here", _("Told by sister companies"), way(), told=shown, more=len(found) > SHOWN)


@require_POST
@needs(May.ANSWER_PEOPLE)
def looked_after(request: Any, pk: int) -> HttpResponse:
    """Note what was decided; who leaves here leaves by the person's own no."""
    found = told_here(request).filter(pk=pk).first()
    if found is None:
        raise Http404
    stops = request.POST.get("choice") == "stop"
    if stops:
        stop_here(found, now())
    with transaction.atomic():
        why = "stopped here too" if stops else "goes on here"
        acknowledge(Passing.objects.filter(pk=found.pk), request.operator.name, why, now())
        request.operator.changed("sister.looked_after", f"passing {found.pk}", found.sister_id, stopped=stops)
    messages.success(
        request, _("Noted: the person left here, too.") if stops else _("Noted: the consent here goes on.")
    )
    return redirect("passed_on_here")
