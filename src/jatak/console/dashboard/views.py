"""The dashboard."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.clearance.census.standing import names_asked_in
from jatak.console.audience.pace import STANDING, often
from jatak.console.dashboard.alarms import alarms
from jatak.console.dashboard.cards import cards_of, counts_of
from jatak.console.dashboard.keeping import keeping_of
from jatak.console.dashboard.running import running
from jatak.console.dashboard.seen import seen
from jatak.console.dashboard.untold import untold_of
from jatak.console.dashboard.urgent import urgent_of
from jatak.console.dashboard.waiting import waiting_for
from jatak.console.dashboard.weeks import weeks_shown
from jatak.console.frame.page import page
from jatak.database.using import atomic
from jatak.jobs.counting import count_standing
from jatak.people.models import Controller
from jatak.selftest.due import stuck

AT_MOST = 12
"""Companies shown at once; of more, one is chosen."""


@require_GET
@needs(May.SEE_NUMBERS)
def dashboard(request: Any) -> HttpResponse:
    """Who can be written to today, and why not the rest."""
    every = list(request.operator.controllers(May.SEE_NUMBERS))
    if not every:
        may_set_up = request.operator.may(May.SET_UP)
        return page(request, "dashboard/fresh", _("Dashboard"), icon="home", may_set_up=may_set_up)
    shown, chosen = _shown(every, request.GET.get("company", ""))
    names = names_asked_in([each.pk for each in shown])
    newest, under_way = counts_of(names)
    at, cards, campaigns = now(), cards_of(shown, newest), running(shown)
    seen_now = seen([each.pk for each in shown], at)
    urgent = urgent_of(request.operator, every, at)
    return page(
        request,
        "dashboard",
        _("Dashboard"),
        icon="home",
        companies=every,
        chosen=chosen,
        waiting=waiting_for(request.operator, every),
        keeping=keeping_of(request.operator, shown, seen_now),
        cards=cards,
        sees_people=any(request.operator.may(May.SEE_PEOPLE, each.pk) for each in shown),
        counting=under_way,
        not_counted=sum(len(each.questions) for each in names) - len(cards),
        left_out=sum(each.left_out for each in names),
        weeks=weeks_shown(shown, at),
        campaigns=campaigns,
        urgent=urgent,
        untold=untold_of(request.operator, shown, seen_now),
        alarms=alarms(seen_now, cards, campaigns, at, sum(each.late for each in urgent), stuck(shown)),
    )


@require_POST
@needs(May.SEE_NUMBERS)
def count(request: Any) -> HttpResponse:
    """Have everything on the dashboard counted anew, or join the counts that are under way."""
    every = list(request.operator.controllers(May.SEE_NUMBERS))
    shown, chosen = _shown(every, request.POST.get("company", "")) if every else ([], None)
    with atomic():
        if why := often(request.operator):
            messages.warning(request, str(why))
        else:
            count_standing([each.pk for each in shown], request.operator.name)
            for company in shown:
                request.operator.changed(STANDING, f"company {company.pk}", company.pk)
    return redirect(f"/console/?company={chosen.pk}" if chosen else "/console/")


@require_GET
@needs(May.SEE_NUMBERS)
def standing(request: Any) -> HttpResponse:
    """How far the counts of the dashboard are, as a piece of a page."""
    shown, chosen = _shown(list(request.operator.controllers(May.SEE_NUMBERS)), request.GET.get("company", ""))
    back = f"/console/?company={chosen.pk}" if chosen else "/console/"
    _newest, counting = counts_of(names_asked_in([each.pk for each in shown]))
    return render(request, "console/dashboard/counting.html", {"counting": counting, "back": back})


def _shown(every: list[Controller], wanted: str) -> tuple[list[Controller], Controller | None]:
    """The companies to show, and the one that was chosen."""
    chosen = next((each for each in every if str(each.pk) == wanted), None)
    if chosen is None and len(every) > AT_MOST:
        chosen = every[0]
    return ([chosen] if chosen else every), chosen
