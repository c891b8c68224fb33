"""The answer to a request: made by one press, and sent by another."""

from typing import Any
from uuid import UUID, uuid5

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import JatakError
from jatak.console.answers.fetching import told_of
from jatak.console.inbox.finding import request_of, sight_of
from jatak.console.inbox.one import drawn
from jatak.console.people.sight import Sight
from jatak.console.replies.addresses import company_of, reach_of
from jatak.console.replies.forms import Sending
from jatak.console.replies.panel import may_make_for
from jatak.database.using import atomic
from jatak.desk.acting import By
from jatak.desk.models import Asked, Request
from jatak.jobs.answers import soon_make
from jatak.retention.answers.ordering import OPEN, Wish, order
from jatak.retention.answers.ordering import By as Who
from jatak.retention.answers.texts import spoken
from jatak.retention.models import AnswerOrder, Stage, Subject
from jatak.retention.replies.answering import send_answer

SPACE = UUID("5f1c8c1e-7f0b-4f0e-9a55-0d6a4a1f2b77")
"""Names the n-th answer to a request, so that a double press asks once."""


@needs(May.PROVE)
@require_POST
def make(request: Any, pk: int) -> HttpResponse:
    """Have everything that is held written down for who asked; pressed twice it is made once."""
    found, sight = _theirs(request, pk)
    before = AnswerOrder.objects.filter(request_id=found.pk)
    if before.filter(stage__in=(*OPEN, Stage.DONE)).exists() and "anew" not in request.POST:
        return redirect("inbox_request", pk)
    key = uuid5(SPACE, f"{found.pk} {before.count()}")
    why = _("Request %(number)s") % {"number": found.pk}
    wish = Wish(
        Subject.PERSON,
        sight.person.pk,
        found.controller,
        found.asked == Asked.AUTHORITY,
        spoken(sight.person.language) if found.asked != Asked.AUTHORITY else _language(found),
        str(why),
        found.pk,
    )
    with atomic():
        if order(key, wish, Who(request.operator.name, request.user.pk), now()):
            told = {"answer": str(key), "why": wish.why}
            request.operator.changed("answer.asked", f"person {sight.person.pk}", found.controller_id, **told)
            soon_make(key)
    return redirect(reverse("inbox_request", args=[pk]) + "#x-rights")


@needs(May.PROVE)
@require_safe
def now_at(request: Any, pk: int) -> HttpResponse:
    """How far the answer is, as a piece of the page of the request."""
    found, _sight = _theirs(request, pk)
    made = AnswerOrder.objects.filter(request_id=found.pk).order_by("-asked_at").first()
    if made is None:
        raise Http404
    done = "" if made.stage in OPEN else reverse("inbox_request", args=[pk])
    return render(request, "console/answers/now.html", {**told_of(made), "done": done})


@needs(May.PROVE)
@require_POST
def send(request: Any, pk: int, number: UUID) -> HttpResponse:
    """Send the person the link to their answer; pressed twice it goes once."""
    found, sight = _theirs(request, pk)
    reach, company = reach_of(found, sight), company_of(found, sight)
    form = Sending(request.POST, reach)
    if company is None or not AnswerOrder.objects.filter(pk=number, request_id=found.pk).exists():
        raise Http404
    if not form.is_valid():
        return drawn(request, found, sight, sending=form, status=422)
    try:
        letter = send_answer(number, company, form.cleaned_data["to"], found.received_at, By(_name(request), now()))
    except JatakError as error:
        messages.error(request, f"{error.message} {error.remedy}")
    else:
        _log(request, found, number, letter)
        messages.success(request, _("Sent. The link opens the answer for two weeks."))
    return redirect(reverse("inbox_request", args=[pk]) + "#x-rights")


def _theirs(request: Any, pk: int) -> tuple[Request, Sight]:
    """A request whose person they see, and may prove for; else Http404."""
    found = request_of(request, pk)
    sight = sight_of(request, found.person_id)
    if sight is None or not may_make_for(request.operator, found):
        raise Http404
    return found, sight


def _language(found: Request) -> str:
    return spoken(found.controller.default_language if found.controller else "")


def _name(request: Any) -> str:
    return str(request.operator.name)


def _log(request: Any, found: Request, number: UUID, letter: int) -> None:
    told = {"answer": str(number), "message": letter}
    with atomic():
        request.operator.changed("answer.sent", f"request {found.pk}", found.controller_id, **told)
