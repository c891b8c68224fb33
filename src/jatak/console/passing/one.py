"""One partner: what it got, what it does not know yet, what it acknowledged."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.consent.media import VIAS
from jatak.console.frame.page import page
from jatak.console.passing.finding import partner_of, to_partner, way
from jatak.console.people.words import CHANNELS
from jatak.onward.models import Handover, Partner, Passing
from jatak.onward.overdue import overdue_partners
from jatak.onward.partners import close, new_token, secret_of
from jatak.onward.telling import open_of
from jatak.onward.told import names_of

SHOWN = 50


@needs(May.SET_UP)
def partner(request: Any, pk: int) -> HttpResponse:
    """The newest leavings that concern it, the open ones first."""
    found, at = partner_of(request, pk), now()
    waiting = open_of(found)
    known = Passing.objects.filter(partner=found).exclude(acknowledged_at=None).order_by("-pk")[:SHOWN]
    return page(
        request,
        "passing/one",
        found.name,
        way(),
        partner=found,
        waiting=_shown(list(waiting[:SHOWN])),
        count=waiting.count(),
        late=overdue_partners(at).filter(pk=found.pk).exists(),
        known=_shown(list(known)),
        lists=_lists(found),
        may_answer=request.operator.may(May.ANSWER_PEOPLE, found.controller_id),
        shown=SHOWN,
    )


@require_POST
@needs(May.SET_UP)
def address(request: Any, pk: int) -> HttpResponse:
    """The partner's own address here and the secret shared with it, shown this once."""
    found = partner_of(request, pk)
    with transaction.atomic():
        token = new_token(found)
        request.operator.changed("partner.address", f"partner {found.pk}", found.controller_id)
    own = f"{settings.JATAK_PUBLIC_URL}/in/onward/{token}"
    crumbs = way(to_partner(found))
    return page(
        request, "passing/address", _("Its address here"), crumbs, partner=found, own=own, secret=secret_of(found)
    )


@require_POST
@needs(May.SET_UP)
def close_it(request: Any, pk: int) -> HttpResponse:
    """Tell it of nothing any more, if it knows of everything; again is harmless."""
    found = partner_of(request, pk)
    try:
        with transaction.atomic():
            close(found, request.operator.name, now())
            request.operator.changed("partner.closed", f"partner {found.pk}", found.controller_id)
    except UsageError as error:
        messages.warning(request, f"{error.message} {error.remedy}")
        return redirect("passed_on_partner", found.pk)
    messages.success(request, _("Closed. It is told of nothing any more."))
    return redirect("passed_on")


def _lists(partner: Partner) -> list[dict[str, object]]:
    found = Handover.objects.filter(partner=partner).select_related("topic").order_by("-handed_on", "-pk")[:SHOWN]
    return [{"list": each, "channel": CHANNELS.get(each.channel or "", each.channel)} for each in found]


def _shown(passings: list[Passing]) -> list[dict[str, object]]:
    names = names_of(passings)
    return [
        {
            "passing": each,
            "channels": [CHANNELS.get(channel, channel) for channel in each.channels],
            "part": names.topics.get(each.topic_id or 0) or names.brands.get(each.brand_id or 0),
            "via": VIAS.get(each.via, each.via),
        }
        for each in passings
    ]
