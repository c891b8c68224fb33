"""A service message to those whom an event concerns: asked for, counted, confirmed, sent."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import JatakError
from jatak.campaigns.models import ServiceRound
from jatak.campaigns.rounds import asking, walking
from jatak.console.campaigns.preview import seen
from jatak.console.campaigns.words import MESSAGES
from jatak.console.frame.page import page
from jatak.console.law.links import page_of_rule
from jatak.console.service.crumbs import LIST, crumb
from jatak.console.service.finding import round_of, template_of
from jatak.console.service.forms import ConcernedForm
from jatak.console.service.words import course_of
from jatak.content.templates import approved_version
from jatak.database.using import atomic
from jatak.jobs.rounds import soon_count, soon_send
from jatak.people.models import ProductGroup

FEW = 50_000
"""Messages whose states a page counts for itself."""


@needs(May.SEND)
def concerned(request: Any, pk: int) -> HttpResponse:
    """What has happened, and whom does it concern?"""
    template = template_of(request, pk, May.SEND)
    form = ConcernedForm(template.controller, request.POST or None)
    key = _key(request.POST.get("key", ""))
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("service_round", _ask(request, pk, form, key).pk)
        except JatakError as error:
            form.add_error(None, f"{error.message} {error.remedy}")
    return page(
        request,
        "service/concerned",
        _("Send to those concerned"),
        [LIST, crumb(template)],
        icon="success",
        service=template,
        form=form,
        key=key,
    )


@needs(May.SEE_NUMBERS)
def round_page(request: Any, pk: int) -> HttpResponse:
    """How many it concerns, and why some do not get it; then how far it is."""
    asked = round_of(request, pk)
    template = asked.template_version.template
    return page(
        request,
        "service/round",
        str(template),
        [LIST, crumb(template)],
        icon="success",
        letters=seen(asked.template_version),
        may_send=request.operator.may(May.SEND, asked.controller_id),
        **_told(asked),
    )


@needs(May.SEE_NUMBERS)
def round_now(request: Any, pk: int) -> HttpResponse:
    """How far it is, as a piece of the page."""
    asked = round_of(request, pk)
    told = _told(asked)
    done = "" if told["waiting"] else reverse("service_round", args=[pk])
    return render(request, "console/service/round_now.html", {**told, "done": done})


@needs(May.SEND)
@require_POST
def order(request: Any, pk: int) -> HttpResponse:
    """Send it to those who were counted, once."""
    asked = round_of(request, pk, May.SEND)
    try:
        with atomic():
            if asking.order(asked, request.operator.name, now()):
                request.operator.changed(
                    "service.ordered", f"round {pk}", asked.controller_id, people=asked.permitted, what=asked.what
                )
                soon_send(pk)
    except JatakError as error:
        messages.error(request, f"{error.message} {error.remedy}")
    return redirect("service_round", pk)


@needs(May.SEND)
@require_POST
def stop(request: Any, pk: int) -> HttpResponse:
    """Put no more of it into the outbox."""
    asked = round_of(request, pk, May.SEND)
    with atomic():
        if asking.stop(asked, request.operator.name, now()):
            request.operator.changed("service.stopped", f"round {pk}", asked.controller_id)
    return redirect("service_round", pk)


def _ask(request: Any, pk: int, form: ConcernedForm, key: str) -> ServiceRound:
    template = template_of(request, pk, May.SEND)
    version = approved_version(template.controller, template.slug)
    with atomic():
        asked = asking.ask(version, form.event, request.operator.name, now(), uuid.UUID(key), request.operator.pk)
        request.operator.changed(
            "service.asked", f"round {asked.pk}", template.controller_id, what=asked.what, concerned=asked.concerned
        )
        soon_count(asked.pk)
    return asked


def _told(asked: ServiceRound) -> dict[str, Any]:
    over = bool(asked.sent_at or asked.stopped_at or asked.failed)
    groups = ProductGroup.objects.filter(pk__in=asked.product_groups).order_by("name")
    return {
        "round": asked,
        "state": course_of(asked),
        "waiting": not over and (asked.counted_at is None or asked.ordered_at is not None),
        "reasons": _reasons(asked.reasons, asked.people),
        "withheld": _reasons(asked.withheld, asked.people),
        "states": [(*MESSAGES[state], count) for state, count in walking.states(asked).items()]
        if asked.ordered_at and asked.sent <= FEW
        else None,
        "groups": [each.name for each in groups],
        "denied": asked.people - asked.permitted,
    }


def _reasons(kept: list[dict[str, Any]], people: int) -> list[dict[str, Any]]:
    return [
        {**each, "law": page_of_rule(each["rule"]), "share": 100 * each["people"] / people if people else None}
        for each in kept
    ]


def _key(said: str) -> str:
    """The key of this form; a new one where what came is none."""
    try:
        return uuid.UUID(said).hex
    except ValueError:
        return uuid.uuid4().hex
