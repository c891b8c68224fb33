"""What would become of everybody under another law, or within other limits of the company."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.clearance.census.changes import Change
from jatak.clearance.census.question import Question
from jatak.clearance.models import WhatIf
from jatak.console.audience.asked import Asked, address, asked, fields_of
from jatak.console.audience.changing import Changing, notices_of
from jatak.console.audience.finding import what_if_of
from jatak.console.audience.moves import moves_of
from jatak.console.audience.pace import COMPARED, held_back
from jatak.console.frame.numbers import number
from jatak.console.frame.page import Crumb, page
from jatak.database.using import atomic
from jatak.jobs.counting import compare_soon


@require_http_methods(["GET", "POST"])
@needs(May.SEE_NUMBERS)
def ask(request: Any) -> HttpResponse:
    """The form; a POST has it answered."""
    given = request.POST if request.method == "POST" else request.GET
    chosen = given.get("company", "")
    request.operator.controller(May.SEE_NUMBERS, number(chosen) or 0)
    about = asked(list(request.operator.controllers(May.SEE_NUMBERS)), given)
    if not about.is_valid():
        return redirect("audience")
    form = Changing(about.sender, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("audience_what_if_answer", _asked(request, about.question(), form.change()).pk)
        except UsageError as error:
            form.refuse(error)
    return _form(request, about, form)


@require_GET
@needs(May.SEE_NUMBERS)
def show(request: Any, what_if_id: int) -> HttpResponse:
    """Who would be gained and lost, and why."""
    found = what_if_of(request.operator, what_if_id)
    question, change = Question.of(found.question), Change.of(found.change)
    return page(
        request,
        "audience/what_if",
        _("What would change"),
        [_to(question)],
        what_if=found,
        change=change,
        doubted=dict(notices_of(found.controller)).get(change.doubted or 0),
        query=address(question),
        **moves_of(found),
    )


@require_GET
@needs(May.SEE_NUMBERS)
def progress(request: Any, what_if_id: int) -> HttpResponse:
    """Whether it is answered, as a piece of a page."""
    found = what_if_of(request.operator, what_if_id)
    return render(request, "console/audience/what_if_progress.html", {"what_if": found})


def _asked(request: Any, question: Question, change: Change) -> WhatIf:
    with atomic():
        if why := held_back(request.operator, f"{question.key} {change.key}"):
            raise UsageError(str(why))
        found = compare_soon(question, change, now(), request.operator.name)
        details = change.plain() | {"pack": bool(change.pack)}
        request.operator.changed(COMPARED, f"what-if {found.pk}", question.controller, **details)
    return found


def _form(request: Any, about: Asked, form: Changing) -> HttpResponse:
    question = about.question()
    return page(
        request,
        "audience/change",
        _("What if?"),
        [_to(question)],
        status=400 if form.errors else 200,
        form=form,
        company=about.sender,
        hidden=[(name, value) for name, values in fields_of(question) for value in values],
        query=address(question),
    )


def _to(question: Question) -> Crumb:
    return _("Audience"), f"{reverse('audience')}?{address(question)}"
