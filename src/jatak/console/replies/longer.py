"""A request takes longer: the person is told why, and its day moves."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import JatakError
from jatak.console.inbox.finding import request_of, sight_of
from jatak.console.inbox.one import drawn
from jatak.console.replies.addresses import company_of, reach_of
from jatak.console.replies.forms import Longer as Form
from jatak.database.using import atomic
from jatak.desk.acting import By
from jatak.retention.replies.extending import Longer, take_longer
from jatak.retention.replies.letters import Because


@needs(May.ANSWER_PEOPLE)
@require_POST
def longer(request: Any, pk: int) -> HttpResponse:
    """Once for a request, and only within its month."""
    found = request_of(request, pk)
    sight = sight_of(request, found.person_id)
    if sight is None:
        raise Http404
    form = Form(request.POST, reach_of(found, sight))
    if not form.is_valid():
        return drawn(request, found, sight, longer=form, status=422)
    said = form.cleaned_data
    wanted = Longer(said["months"], Because(said["because"]), said["to"], said["told"])
    try:
        moved = take_longer(found, company_of(found, sight), wanted, By(request.operator.name, now()), form.why)
    except JatakError as error:
        messages.error(request, f"{error.message} {error.remedy}")
        return redirect("inbox_request", pk)
    if moved:
        with atomic():
            request.operator.changed("request.extended", f"request {pk}", found.controller_id, months=wanted.months)
    messages.success(request, _("Kept. The person is told, and the day has moved."))
    return redirect("inbox_request", pk)
