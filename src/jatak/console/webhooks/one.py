"""One endpoint: its last calls with what was answered; a test, another try, the end."""

import uuid
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.console.frame.page import page
from jatak.console.webhooks.finding import endpoint_of, kinds_of, newest_calls, way
from jatak.hooks.calling import call_soon
from jatak.hooks.endpoints import close
from jatak.hooks.models import Call, Kind
from jatak.hooks.posting import Answer
from jatak.hooks.sending import again, send_now

AT_MOST = 50


@needs(May.SET_UP)
def webhook(request: Any, pk: int) -> HttpResponse:
    """The newest calls, each with the answer to its last try."""
    found = endpoint_of(request, pk)
    calls = newest_calls(found, AT_MOST)
    return page(
        request, "webhooks/one", found.url, way(), endpoint=found, kinds=kinds_of(found), calls=calls, at_most=AT_MOST
    )


@require_POST
@needs(May.SET_UP)
def test(request: Any, pk: int) -> HttpResponse:
    """Call it now, and say what it answered."""
    found, at = endpoint_of(request, pk), now()
    with transaction.atomic():
        call = call_soon(found, Kind.TEST, {"words": "A test call from Jatak."}, f"test {uuid.uuid4()}", at)
        request.operator.changed("webhook.tested", f"webhook {found.pk}", found.controller_id)
    _tell(request, send_now(call.pk, now))
    return redirect("webhook", found.pk)


@require_POST
@needs(May.SET_UP)
def try_again(request: Any, pk: int, call: uuid.UUID) -> HttpResponse:
    """Try a call that was given up; what happens then is as if it were new."""
    found = endpoint_of(request, pk)
    dead = get_object_or_404(Call, pk=call, endpoint=found)
    with transaction.atomic():
        if again(dead, now()):
            request.operator.changed("webhook.again", f"webhook {found.pk}", found.controller_id)
    _tell(request, send_now(dead.pk, now))
    return redirect("webhook", found.pk)


@require_POST
@needs(May.SET_UP)
def close_it(request: Any, pk: int) -> HttpResponse:
    """Call it no more; again is harmless."""
    found = endpoint_of(request, pk)
    with transaction.atomic():
        if close(found, request.operator.name, now()):
            request.operator.changed("webhook.closed", f"webhook {found.pk}", found.controller_id)
    messages.success(request, _("Closed. It is not called any more."))
    return redirect("webhooks")


def _tell(request: Any, answer: Answer | None) -> None:
    if answer is None:
        messages.warning(request, _("Nothing was sent: it is being tried just now, or it is settled."))
    elif answer.taken:
        messages.success(request, _("It took the call (status %(status)s).") % {"status": answer.status})
    elif answer.status:
        messages.warning(request, _("It did not take the call (status %(status)s).") % {"status": answer.status})
    else:
        messages.warning(request, _("It did not take the call. %(why)s") % {"why": answer.said})
