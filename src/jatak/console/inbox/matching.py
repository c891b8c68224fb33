"""Saying whose a request is, and which company is meant."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.console.frame.page import page
from jatak.console.inbox.choosing import Whose
from jatak.console.inbox.finding import ICON, companies_of, crumbs, request_of
from jatak.console.settings.refusing import refuse
from jatak.database.using import acting_as, atomic
from jatak.desk.acting import By
from jatak.desk.models import Request
from jatak.desk.understanding import match


@needs(May.ANSWER_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def matching(request: Any, pk: int) -> HttpResponse:
    """Search the person or type the address; from then on they are held, and nobody else for this request."""
    found = request_of(request, pk)
    company = found.controller_id or ""
    form = Whose(request.POST or None, request.operator, companies_of(request.operator), company=company)
    if request.method == "POST" and form.is_valid() and _matched(request, found, form):
        messages.success(request, _("Kept. No marketing goes to this person until the request is closed."))
        return redirect("inbox_request", pk)
    status = 422 if form.errors else 200
    title = _("Whose is it?")
    return page(request, "inbox/match", title, crumbs(found), ICON, status, form=form, found=found)


def _matched(request: Any, found: Request, form: Whose) -> bool:
    try:
        with acting_as("consent"), atomic():
            kept = match(found.pk, form.found, By(request.operator.name, now()))
            request.operator.changed("request.matched", f"request {found.pk}", kept.controller_id)
    except UsageError as error:
        refuse(form, error)
        return False
    return True
