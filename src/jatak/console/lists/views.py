"""How the lists of a company stand, and having them counted."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.console.audience.pace import LISTS, often
from jatak.console.frame.numbers import number
from jatak.console.frame.page import page
from jatak.console.lists.showing import card_of
from jatak.console.lists.today import today
from jatak.console.lists.words import LISTS as NAMED
from jatak.database.using import atomic
from jatak.jobs.lists import soon_count
from jatak.people.models import Controller
from jatak.retention.lists.asking import newest, under_way
from jatak.retention.lists.counting import STEPS
from jatak.retention.lists.reading import lists_of
from jatak.retention.lists.standing import MEANS, NAMES, YARDSTICK


@require_GET
@needs(May.SEE_NUMBERS)
def index(request: Any) -> HttpResponse:
    """The lists of one company, as they were counted last."""
    companies = list(request.operator.controllers(May.SEE_NUMBERS))
    company = _chosen(companies, request.GET.get("company", ""))
    return page(
        request,
        "lists/index",
        _("How the list stands"),
        icon="list-ul",
        companies=companies,
        company=company,
        told=[(NAMES[each], means) for each, means in MEANS.items()],
        yardstick=YARDSTICK,
        sets_up=request.operator.may(May.SET_UP),
        **(_shown(request, company) if company else {}),
    )


@require_POST
@needs(May.SEE_NUMBERS)
def count(request: Any) -> HttpResponse:
    """Have the lists of a company counted, or join the count that is under way."""
    company = request.operator.controller(May.SEE_NUMBERS, number(request.POST.get("company")) or 0)
    with atomic():
        if why := often(request.operator):
            messages.warning(request, str(why))
        else:
            soon_count(company.pk, request.operator.name)
            request.operator.changed(LISTS, f"company {company.pk}", company.pk)
    return redirect(_page_of(company))


@require_GET
@needs(May.SEE_NUMBERS)
def progress(request: Any, company: int) -> HttpResponse:
    """How far a count is, as a piece of a page."""
    found = request.operator.controller(May.SEE_NUMBERS, company)
    return render(request, "console/lists/progress.html", {**_counting(found), "back": _page_of(found)})


def _chosen(companies: list[Controller], wanted: str) -> Controller | None:
    first = companies[0] if companies else None
    return next((each for each in companies if str(each.pk) == wanted), first)


def _shown(request: Any, company: Controller) -> dict[str, Any]:
    found = newest(company.pk)
    lists = lists_of(found) if found else []
    sees_people = request.operator.may(May.SEE_PEOPLE, company.pk)
    cards = [card_of(company.pk, each, sees_people) for each in lists]
    return {
        "count": found,
        "cards": [each for each in cards if each.figures.total or each.beside],
        "today": today(company.pk, [each.channel for each in lists]),
        **_counting(company),
    }


def _counting(company: Controller) -> dict[str, Any]:
    found = under_way(company.pk)
    step = NAMED[STEPS[found.steps]] if found and found.at else None
    return {"under_way": found, "step": step, "steps": len(STEPS)}


def _page_of(company: Controller) -> str:
    return f"{reverse('lists')}?company={company.pk}"
