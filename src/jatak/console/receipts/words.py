"""How a record stands, in the words of the console."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jatak.console.people.words import CHANNELS
from jatak.receipts.record.record import Kind, Record
from jatak.receipts.record.states import State, permits

STATES: dict[State, Any] = {
    State.REQUESTED: _("waits to be confirmed"),
    State.GIVEN: _("given"),
    State.RENEWED: _("given anew"),
    State.WITHDRAWN: _("taken back"),
    State.EXPIRED: _("lapsed"),
    State.REVOKED: _("ended by the company"),
    State.NOT_OBJECTED: _("not objected to"),
    State.OBJECTED: _("objected to"),
}
"""Those that a record of ours can have."""


def line_of(record: Record) -> dict[str, Any]:
    """One record: what it is, by which channel, how it stands and since when."""
    state = record.state
    holds = permits(state) or state is State.NOT_OBJECTED
    channel = record.evidence.channel.removeprefix("jatak:").lower()
    return {
        "what": _("Consent") if record.kind is Kind.CONSENT else _("Existing customer"),
        "channel": CHANNELS.get(channel, channel),
        "state": STATES.get(state, "") if state else "",
        "since": record.events[-1].at if record.events else None,
        "tone": "yes" if holds else "look" if state is State.REQUESTED else "no",
    }
