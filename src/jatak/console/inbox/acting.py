"""What is posted from the page of a request."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.console.inbox.answers import BY_HAND, RESTRICT, Answering
from jatak.console.inbox.finding import request_of, seen_by, sight_of
from jatak.console.inbox.one import drawn
from jatak.console.inbox.reading import Reading
from jatak.console.replies.telling import tell
from jatak.console.settings.refusing import refuse
from jatak.database.using import acting_as, atomic
from jatak.desk.acting import By
from jatak.desk.closing import close
from jatak.desk.leaving import leave_as_asked
from jatak.desk.listing import most_urgent_but
from jatak.desk.models import Asked, Request
from jatak.desk.restricting import restrict_as_asked
from jatak.desk.understanding import note, say_asked


@needs(May.ANSWER_PEOPLE)
@require_POST
def answer(request: Any, pk: int) -> HttpResponse:
    """Do what was asked, or say that nothing was; it closes the request, and its hold goes."""
    found = request_of(request, pk)
    sight = sight_of(request, found.person_id)
    form = Answering(request.POST, found, request.operator, sight)
    if not form.is_valid():
        return drawn(request, found, sight, answering=form, status=422)
    try:
        closed = _do(request, found, form)
    except UsageError as error:
        refuse(form, error)
        return drawn(request, found, sight, answering=form, status=422)
    if closed and sight is not None:
        tell(request, found, sight, form.cleaned_data["do"], form.cleaned_data.get("tell"))
    _tell(request, found, closed)
    return redirect("inbox_request", pk)


@needs(May.ANSWER_PEOPLE)
@require_POST
def asked(request: Any, pk: int) -> HttpResponse:
    """Keep what somebody read in it; its clock follows."""
    found = request_of(request, pk)
    form = Reading(request.POST, found)
    if not form.is_valid():
        return drawn(request, found, sight_of(request, found.person_id), reading=form, status=422)
    said = Asked(form.cleaned_data["asked"])
    try:
        with acting_as("consent"), atomic():
            say_asked(pk, said, _by(request), answer_by=form.due)
            request.operator.changed("request.asked", _named(found), found.controller_id, asked=said.value)
    except UsageError as error:
        messages.error(request, f"{error.message} {error.remedy}")
    return redirect("inbox_request", pk)


@needs(May.ANSWER_PEOPLE)
@require_POST
def noted(request: Any, pk: int) -> HttpResponse:
    """Keep a word about an open request."""
    found = request_of(request, pk)
    words = request.POST.get("note", "").strip()[:2000]
    try:
        if words:
            with acting_as("consent"), atomic():
                note(pk, words, _by(request))
                request.operator.changed("request.noted", _named(found), found.controller_id)
    except UsageError as error:
        messages.error(request, f"{error.message} {error.remedy}")
    return redirect("inbox_request", pk)


def _do(request: Any, found: Request, form: Answering) -> bool:
    """The answer and its line in the log are one transaction; whether this closed it."""
    what, reason, by = form.cleaned_data["do"], form.why, _by(request)
    with acting_as("consent"), atomic():
        if (scope := form.scope) is not None:
            closed = leave_as_asked(found.pk, scope, by, reason) is not None
        elif what == RESTRICT:
            closed = restrict_as_asked(found.pk, reason, by)
        else:
            closed = close(found.pk, BY_HAND[what], reason, by)
        if closed:
            request.operator.changed("request.closed", _named(found), found.controller_id, answer=what)
    return closed


def _tell(request: Any, found: Request, closed: bool) -> None:
    if not closed:
        messages.warning(request, _("It was closed before; nothing was changed."))
        return
    after = most_urgent_but(seen_by(request.operator), found)
    said = _("Done. The request is closed, and holds nobody any more.")
    if after is None:
        messages.success(request, said)
        return
    link = reverse("inbox_request", args=[after.pk])
    messages.success(request, format_html('{} <a href="{}">{}</a>', said, link, _("To the next request")))


def _by(request: Any) -> By:
    return By(request.operator.name, now())


def _named(found: Request) -> str:
    return f"request {found.pk}"
