"""Somebody reported a message as spam: that ends the marketing of the company that sent it."""

from datetime import datetime

from jatak.consent.act import Act
from jatak.consent.models import Actor, Via
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as, atomic
from jatak.delivery.limits import guard
from jatak.delivery.models import Message
from jatak.inbound.acting.leaving import act, left
from jatak.inbound.acting.news import News
from jatak.inbound.acting.settlement import DEEDS, Settlement
from jatak.inbound.correlating.tokens import KnownBy
from jatak.inbound.correlating.whose import Whose
from jatak.inbound.models import Arrival, Deed
from jatak.inbound.reading.request import Request, Verdict

COMPLAINTS = frozenset({"abuse", "fraud", "other", "opt-out", "opt-out-list"})
"""Types of feedback by which a person says no; `not-spam`, `virus` and `auth-failure` are none."""
COMPLAINED = Request(Verdict.LEAVE, because="complaint")
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
    if whose.known_by is KnownBy.PROVIDER and whose.who is not None:
        return _by_address(arrival, whose.who, whose)
    if whose.message is None or whose.who is None:
        return Settlement(Deed.QUARANTINED, NOT_ARCHIVED, whose)
    at = arrival.received_at
    said = Act(Actor.PERSON, Via.COMPLAINT, at, arrival.recorded_at, whose.message.id)
    with acting_as("consent"), atomic():
        done = left(whose.who, Scope(whose.message.controller_id), said, COMPLAINED.because)
    count_once(arrival, whose.message, arrival.recorded_at)
    return Settlement(Deed.LEFT, done.why, whose)


def _by_address(arrival: Arrival, who: Who, whose: Whose) -> Settlement:
    """A provider names the address alone: they leave the one company that knows them, or a person looks."""
    at, source = arrival.received_at, f"arrival {arrival.pk}"
    done = act(who, COMPLAINED, Via.COMPLAINT, "email", None, at, arrival.recorded_at, source=source)
    return Settlement(DEEDS[done.deed], done.why, whose, done.desk_request)


def count_once(arrival: Arrival, message: Message, at: datetime) -> None:
    """Let the guard of the campaign count it, once however often it is settled."""
    with acting_as("worker"), atomic():
        if Arrival.objects.filter(pk=arrival.pk, counted_at=None).update(counted_at=at):
            guard.complained(message.created_at, message.id, at)


def _must_be_signed(news: News) -> bool:
    return any(CFBL in address.lower() for address in news.traces.recipients)
