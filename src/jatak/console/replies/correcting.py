"""A correction that a request asked for: it closes the request, and the person is told."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jatak.base.clock import now
from jatak.console.inbox.finding import request_of
from jatak.console.people.sight import Sight
from jatak.console.replies.addresses import reach_of
from jatak.console.replies.telling import tell
from jatak.database.using import acting_as, atomic
from jatak.desk.acting import By
from jatak.desk.closing import close
from jatak.desk.models import Done, Request
from jatak.people.merging import kept_as

FIELDS: dict[str, "str | Promise"] = {
    "name": gettext_lazy("Name"),
    "language": gettext_lazy("Language"),
    "country": gettext_lazy("Country"),
    "address": gettext_lazy("Address"),
    "recipient_kind": gettext_lazy("Receives as"),
}


def settled(request: Any, sight: Sight, number: int, changed: Sequence[str]) -> HttpResponse:
    """Back to the request; where something changed it is closed with what it was, and a letter goes."""
    found = _theirs(request, sight, number)
    if changed and _closed(request, found, changed):
        reach = reach_of(found, sight)
        tell(request, found, sight, "corrected", reach.told[0].point.pk if reach.told else None)
    elif not changed and found.closed_at is None:
        messages.warning(request, _("Nothing was changed, so the request stays open."))
    return redirect("inbox_request", number)


def _closed(request: Any, found: Request, changed: Sequence[str]) -> bool:
    fields = ", ".join(str(FIELDS.get(each, each)) for each in changed)
    reason = _("Corrected: %(fields)s") % {"fields": fields}
    with acting_as("consent"), atomic():
        closed = close(found.pk, Done.CORRECTED, reason, By(request.operator.name, now()))
        if closed:
            of = f"request {found.pk}"
            request.operator.changed("request.closed", of, found.controller_id, answer="corrected")
    return closed


def _theirs(request: Any, sight: Sight, number: int) -> Request:
    found = request_of(request, number)
    if found.person_id is None or (kept_as(found.person_id) or found.person_id) != sight.person.pk:
        raise Http404
    return found
