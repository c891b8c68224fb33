"""The endpoints that an account may see, and how calls are going."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jatak.accounts.may import May
from jatak.console.frame.page import Crumb
from jatak.console.settings.crumbs import crumbs
from jatak.hooks.models import Call, Endpoint, Kind, State, Try

STATES = {
    State.WAITING: (_("waiting"), "run"),
    State.TAKEN: (_("taken"), "yes"),
    State.DEAD: (_("given up"), "look"),
    State.DROPPED: (_("dropped"), ""),
}
"""What a state is called, and how its tag looks."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One call with the answer to its last try."""

    call: Call
    last: Try | None

    @property
    def kind(self) -> str:
        """What it says."""
        return str(Kind(self.call.kind).label)

    @property
    def state(self) -> object:
        """How far it has come, in a word."""
        return STATES[State(self.call.state)][0]

    @property
    def tag(self) -> str:
        """How that word looks."""
        return STATES[State(self.call.state)][1]

    @property
    def may_be_tried(self) -> bool:
        """Whether it was given up and what it says is still here."""
        return self.call.state == State.DEAD and bool(self.call.body)


def endpoint_of(request: Any, pk: int) -> Endpoint:
    """One endpoint; Http404 unless this account sets up its company."""
    theirs = Endpoint.objects.filter(controller__in=request.operator.controllers(May.SET_UP))
    found = theirs.select_related("controller").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def newest_calls(endpoint: Endpoint, at_most: int) -> list[Shown]:
    """The newest calls, each with its last try."""
    calls = list(Call.objects.filter(endpoint=endpoint).order_by("-made_at")[:at_most])
    tries = Try.objects.filter(call__in=[each.pk for each in calls]).order_by("call_id", "-pk").distinct("call_id")
    last = {each.call_id: each for each in tries}
    return [Shown(call, last.get(call.pk)) for call in calls]


def kinds_of(endpoint: Endpoint) -> list[str]:
    """What it is called about, in words."""
    return [str(Kind(kind).label) for kind in endpoint.kinds]


def way(*more: Crumb) -> list[Crumb]:
    """From the overview of settings on."""
    return crumbs((_("Webhooks"), reverse("webhooks")), *more)
