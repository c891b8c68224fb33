"""What each company tells silent people and when, how many that are in the next weeks, and the letter itself."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.console.before_going.seen import letter_seen
from jatak.console.frame.page import page
from jatak.console.settings.crumbs import crumbs
from jatak.people.models import Controller
from jatak.retention.clocks.calendar import entries
from jatak.retention.clocks.clock import Clock
from jatak.retention.models import ReactivationNotice, ReactivationPlan
from jatak.retention.reactivation.plans import plan_of

PAGE = 10
WEEKS = 8
WEEK = timedelta(days=6)


@dataclass(frozen=True)
class Soon:
    """So many people who get one step between two days."""

    first: date
    last: date
    days: int
    people: int


@needs(May.SET_UP)
def index(request: Any) -> HttpResponse:
    """The companies that this account sets up, by name."""
    after = request.GET.get("after", "")
    companies = list(request.operator.controllers(May.SET_UP).filter(name__gt=after)[: PAGE + 1])
    rows = [
        {"company": each, "plan": (plan := plan_of(each.pk)), "soon": _soon(plan), "untold": _untold(each.pk)}
        for each in companies[:PAGE]
    ]
    more = companies[PAGE - 1].name if len(companies) > PAGE else ""
    return page(request, "before_going/list", _("Before people go"), crumbs(), rows=rows, weeks=WEEKS, more=more)


@needs(May.SET_UP)
def letter(request: Any, pk: int, days: int) -> HttpResponse:
    """The letter of one step as people get it, in one language."""
    company: Controller = request.operator.controller(May.SET_UP, pk)
    plan = plan_of(pk)
    if plan is None or days not in plan.days:
        raise Http404
    seen = letter_seen(company, days, request.GET.get("language", ""))
    title = _("The letter %(days)s days before") % {"days": days}
    way = crumbs((_("Before people go"), reverse("before_going")), (company.name, reverse("before_going")))
    return page(request, "before_going/letter", title, way, seen=seen, company=company)


def _soon(plan: ReactivationPlan | None) -> list[Soon]:
    """Counted from the calendar of the clocks, which a job keeps: who does nothing until then."""
    if plan is None:
        return []
    today = now().date()
    due = [each for each in entries([plan.controller_id]) if each.clock is Clock.INACTIVITY]
    every = (_step(each.week, days, each.people) for each in due for days in plan.days)
    near = [each for each in every if each.last >= today and each.first < today + timedelta(weeks=WEEKS)]
    return sorted(near, key=lambda each: (each.first, -each.days))


def _untold(controller_id: int) -> int:
    """How many people whose day is still to come the gate let nobody tell."""
    refused = ReactivationNotice.objects.filter(controller=controller_id, message_id=None, goes_at__gt=now())
    return refused.values("person_id").distinct().count()


def _step(week: date, days: int, people: int) -> Soon:
    first = week - timedelta(days=days)
    return Soon(first, first + WEEK, days, people)
