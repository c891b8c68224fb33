"""Who is in, who is out, and why."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.clearance.census import asking
from jatak.clearance.census.question import Question
from jatak.clearance.models import Census
from jatak.console.audience.asked import address, asked, fields_of
from jatak.console.audience.finding import census_of
from jatak.console.audience.pace import COUNTED, held_back
from jatak.console.audience.showing import head_of, rows_of
from jatak.console.frame.numbers import number
from jatak.console.frame.page import page
from jatak.database.using import atomic
from jatak.jobs.counting import count_soon

WAITS = "waits"
"""In the address of a page whose count was held back: it does not ask again by itself."""


@require_GET
@needs(May.SEE_NUMBERS)
def index(request: Any) -> HttpResponse:
    """The newest count of the question in the address, and the form to ask another."""
    companies = list(request.operator.controllers(May.SEE_NUMBERS))
    if not companies:
        return page(request, "audience/nobody", _("Audience"), icon="view")
    form = asked(companies, request.GET)
    if not form.is_valid():
        return page(request, "audience/index", _("Audience"), icon="view", form=form, status=400)
    question = form.question()
    latest = asking.latest(question)
    census = latest if latest is None or latest.state == "done" else asking.newest(question)
    under_way = latest if latest and latest.state != "done" else None
    return page(
        request,
        "audience/index",
        _("Audience"),
        icon="view",
        form=form,
        several=len(companies) > 1,
        query=address(question),
        question_fields=fields_of(question),
        census=census,
        under_way=under_way,
        counts_itself=latest is None and WAITS not in request.GET and asking.is_small(question.controller),
        **_shown(request, census),
    )


@require_POST
@needs(May.SEE_NUMBERS)
def count(request: Any) -> HttpResponse:
    """Have the question counted, or join the count that is under way."""
    companies = list(request.operator.controllers(May.SEE_NUMBERS))
    chosen = request.POST.get("company", "")
    # Somebody else's company is no default for one's own.
    request.operator.controller(May.SEE_NUMBERS, number(chosen) or 0)
    form = asked(companies, request.POST)
    if not form.is_valid():
        return page(request, "audience/index", _("Audience"), icon="view", form=form, status=400)
    question = form.question()
    with atomic():
        if why := held_back(request.operator, question.key):
            messages.warning(request, str(why))
            return redirect(f"{reverse('audience')}?{address(question)}&{WAITS}=1")
        census = count_soon(question, now(), request.operator.name)
        request.operator.changed(COUNTED, f"census {census.pk}", question.controller, **question.plain())
    return redirect(f"{reverse('audience')}?{address(question)}")


@require_GET
@needs(May.SEE_NUMBERS)
def progress(request: Any, census_id: int) -> HttpResponse:
    """How far a count is, as a piece of a page."""
    census = census_of(request.operator, May.SEE_NUMBERS, census_id)
    return render(request, "console/audience/progress.html", {"under_way": census, "back": _back(census)})


def _back(census: Census) -> str:
    return f"{reverse('audience')}?{address(Question.of(census.question))}"


def _shown(request: Any, census: Census | None) -> dict[str, Any]:
    if census is None:
        return {}
    sees_people = request.operator.may(May.SEE_PEOPLE, census.controller_id)
    return head_of(census, rows_of(census, sees_people)) | {"sees_people": sees_people}
