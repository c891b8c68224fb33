"""What each company tells silent people and when, how many that are in the next weeks, and the letter itself."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import JatakError
from jatak.console.before_going.seen import letter_seen
from jatak.console.frame.page import page
from jatak.console.settings.crumbs import crumbs
from jatak.delivery.sender import NotReadyToSend, check
from jatak.people.models import Controller
from jatak.people.sms_sender import sends_sms
from jatak.retention.clocks.calendar import entries
from jatak.retention.clocks.clock import Clock
from jatak.retention.models import ReactivationNotice, ReactivationPlan
from jatak.retention.reactivation.plans import plan_of
from jatak.retention.reactivation.ways import NOT_READY, UNREACHED

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


class Untold(NamedTuple):
    """How many people whose day is still to come nobody could tell: by the gate, and because nothing leads to them."""

    barred: int
    unreached: int


@needs(May.SET_UP)
def index(request: Any) -> HttpResponse:
    """The companies that this account sets up, by name."""
    after = request.GET.get("after", "")
    companies = list(request.operator.controllers(May.SET_UP).filter(name__gt=after)[: PAGE + 1])
    rows = [
        {
            "company": each,
            "plan": (plan := plan_of(each.pk)),
            "soon": _soon(plan),
            "untold": _untold(each.pk),
            "waits": _waits(each),
        }
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


def _untold(controller_id: int) -> Untold:
    open_ones = ReactivationNotice.objects.filter(controller=controller_id, message_id=None, goes_at__gt=now())
    without = Q(refused__in=(UNREACHED, NOT_READY))
    return Untold(
        **open_ones.aggregate(
            barred=Count("person_id", distinct=True, filter=~without),
            unreached=Count("person_id", distinct=True, filter=without),
        )
    )


def _waits(company: Controller) -> JatakError | None:
    """Why nothing goes from this company at all, with what to do about it."""
    try:
        check(company, None, True, settings.JATAK_PUBLIC_URL)
    except NotReadyToSend as error:
        return None if sends_sms(company) else error
    return None


def _step(week: date, days: int, people: int) -> Soon:
    first = week - timedelta(days=days)
    return Soon(first, first + WEEK, days, people)
