"""Somebody reported a message as spam: that ends the marketing of the company that sent it."""

from datetime import datetime

from jatak.consent.act import Act
from jatak.consent.models import Actor, Via
from jatak.consent.scope import Scope
from jatak.database.using import acting_as, atomic
from jatak.delivery.limits import guard
from jatak.delivery.models import Message
from jatak.inbound.acting.leaving import left
from jatak.inbound.acting.news import News
from jatak.inbound.acting.settlement import Settlement
from jatak.inbound.correlating.whose import Whose
from jatak.inbound.models import Arrival, Deed

COMPLAINTS = frozenset({"abuse", "fraud", "other", "opt-out", "opt-out-list"})
"""Types of feedback by which a person says no; `not-spam`, `virus` and `auth-failure` are none."""
NOT_OURS, NOT_SIGNED, NOT_ARCHIVED = "no_token_of_ours", "report_not_signed", "message_not_found"
CFBL = "fbl@"
"""Where reports by RFC 9477 come to; whoever sends one must sign it."""


def complained(arrival: Arrival, news: News, whose: Whose) -> Settlement:
    """Let whom the reported message went to leave its company, and count it against the campaign.

    A report without a token of ours, or at the address of RFC 9477 without a signature of whom it is from, is put
    aside: it could be forged to take somebody off a list, or to find out who is on it.
    """
    if news.feedback not in COMPLAINTS:
        return Settlement(Deed.NOTED, f"feedback_{news.feedback}" if news.feedback else "feedback_unknown", whose)
    if whose.known_by is None:
        return Settlement(Deed.QUARANTINED, NOT_OURS)
    if _must_be_signed(news) and not news.is_signed():
        return Settlement(Deed.QUARANTINED, NOT_SIGNED, whose)
    if whose.message is None or whose.who is None:
        return Settlement(Deed.QUARANTINED, NOT_ARCHIVED, whose)
    at = arrival.received_at
    act = Act(Actor.PERSON, Via.COMPLAINT, at, arrival.recorded_at, whose.message.id)
    with acting_as("consent"), atomic():
        done = left(whose.who, Scope(whose.message.controller_id), act, "complaint")
    count_once(arrival, whose.message, arrival.recorded_at)
    return Settlement(Deed.LEFT, done.why, whose)


def count_once(arrival: Arrival, message: Message, at: datetime) -> None:
    """Let the guard of the campaign count it, once however often it is settled."""
    with acting_as("worker"), atomic():
        if Arrival.objects.filter(pk=arrival.pk, counted_at=None).update(counted_at=at):
            guard.complained(message.created_at, message.id, at)


def _must_be_signed(news: News) -> bool:
    return any(CFBL in address.lower() for address in news.traces.recipients)
