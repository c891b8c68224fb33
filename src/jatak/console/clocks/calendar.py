"""What falls due, week by week; runs that would take too many wait here."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.console.clocks.weeks import calendars
from jatak.console.clocks.went import went
from jatak.console.clocks.words import CLOCKS
from jatak.console.frame.page import page
from jatak.database.using import atomic
from jatak.jobs.clocks import soon_run
from jatak.retention.clocks.calendar import entries, found_at
from jatak.retention.clocks.clock import Clock
from jatak.retention.clocks.running import approve, waiting
from jatak.retention.models import Run

PAGE = 12


@require_GET
@needs(May.SEE_NUMBERS)
def index(request: Any) -> HttpResponse:
    """The companies that this account sees, by name."""
    after = request.GET.get("after", "")
    every = list(request.operator.controllers(May.SEE_NUMBERS).filter(name__gt=after)[: PAGE + 1])
    shown = every[:PAGE]
    keys = [each.pk for each in shown]
    waits = [
        (each, CLOCKS[Clock(each.clock)], request.operator.may(May.PROVE, each.controller_id)) for each in waiting(keys)
    ]
    return page(
        request,
        "clocks/calendar",
        _("What falls due"),
        icon="date",
        companies=calendars(shown, entries(keys), found_at(keys), went(keys, now()), now()),
        waits=waits,
        told=list(CLOCKS.items()),
        sees=set(request.operator.controllers(May.SEE_PEOPLE).values_list("pk", flat=True)),
        sets_up=request.operator.may(May.SET_UP),
        more=shown[-1].name if len(every) > PAGE else "",
    )


@require_POST
@needs(May.PROVE)
def say_yes(request: Any, pk: int) -> HttpResponse:
    """Let a run go on that waits, with a reason."""
    run = get_object_or_404(Run, pk=pk)
    company = request.operator.controller(May.PROVE, run.controller_id)
    try:
        with atomic():
            approve(pk, request.POST.get("why", ""), request.operator.name, now())
            request.operator.changed("clocks.approved", f"company {company.pk}", company.pk, run=pk, found=run.found)
    except UsageError as error:
        messages.warning(request, f"{error.message} {error.remedy}")
    else:
        soon_run()
        messages.success(request, _("The run goes on as soon as a job is free."))
    return redirect("clocks")
