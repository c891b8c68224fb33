"""An event of a provider in the words of who acts on it."""

import json
import re
from collections.abc import Iterator
from typing import Any

from anymail.signals import AnymailTrackingEvent, EventType, RejectReason

from jatak.delivery.compose.tokens import Purpose
from jatak.inbound.acting.news import News
from jatak.inbound.correlating.tokens import Traces, tokens_in
from jatak.inbound.models import Kind
from jatak.inbound.reading.request import Request, Verdict

KINDS = {
    EventType.BOUNCED: Kind.BOUNCE,
    EventType.DEFERRED: Kind.BOUNCE,
    EventType.REJECTED: Kind.BOUNCE,
    EventType.COMPLAINED: Kind.COMPLAINT,
    EventType.UNSUBSCRIBED: Kind.OPT_OUT,
    EventType.DELIVERED: Kind.DELIVERED,
}
"""What is acted on; who opened a mail or clicked is not even kept."""
LEFT_THERE = (RejectReason.UNSUBSCRIBED, RejectReason.SPAM)
"""The provider sends nothing any more, because the person said so there."""
NOT_OF_THE_ADDRESS = (RejectReason.BLOCKED, RejectReason.OTHER, None)
"""Of what the provider itself did not send."""
STATUS = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")
PASSING = re.compile(r"soft|transient|temporar|undetermined|defer|block|full", re.IGNORECASE)
BARE = re.compile(r"[0-9a-f]{21,36}")
NAMED = re.compile(r"<?([0-9a-f]{21,36})@[^\s<>@]+>?", re.IGNORECASE)
DEEPEST, MOST = 6, 2000


def kind_of(event: AnymailTrackingEvent) -> Kind | None:
    """What it is for us; None for what nothing follows from."""
    if event.event_type == EventType.REJECTED and event.reject_reason in LEFT_THERE:
        return Kind.COMPLAINT if event.reject_reason == RejectReason.SPAM else Kind.OPT_OUT
    return KINDS.get(event.event_type)


def told(event: AnymailTrackingEvent, kind: Kind) -> News:
    """The same as news; tokens of ours are looked for in all that the provider tells, since each has its own places."""
    said = " ".join(str(part) for part in (event.mta_response, event.description) if part)
    texts = [*list(_texts(event.esp_event, DEEPEST))[:MOST], str(event.message_id or "")]
    return News(
        kind=kind,
        traces=_traces(texts),
        status=_status(said, event.esp_event),
        permanent=_is_permanent(event, said) if kind is Kind.BOUNCE else None,
        reason=str(event.reject_reason or event.event_type),
        said=said,
        of_address=event.event_type != EventType.REJECTED or event.reject_reason not in NOT_OF_THE_ADDRESS,
        heard_by="provider",
        feedback="abuse" if kind is Kind.COMPLAINT else "",
        request=Request(Verdict.LEAVE, because="provider_unsubscribe")
        if kind is Kind.OPT_OUT
        else Request(Verdict.NOTHING),
        sender=str(event.recipient or ""),
        sender_proven=True,
        from_provider=True,
    )


def name_of(event: AnymailTrackingEvent, provider: str) -> bytes:
    """What makes an event the same a second time: the provider's name of it, or all that it tells."""
    whole = "" if event.event_id else json.dumps(event.esp_event, sort_keys=True, default=str)
    return json.dumps([provider, event.event_id, event.event_type, event.recipient, whole]).encode()


def _is_permanent(event: AnymailTrackingEvent, said: str) -> bool:
    if event.event_type == EventType.DEFERRED or event.reject_reason == RejectReason.TIMED_OUT:
        return False
    status = _status(said, event.esp_event)
    if status:
        return status.startswith("5") and not status.startswith("5.2.2")
    # What a provider calls the sort of it: SoftBounce of Postmark, Transient of Amazon, blocked of SendGrid.
    sorts = (event.esp_event.get(name) for name in ("Type", "type", "bounceType", "severity", "bounce_class"))
    return not any(PASSING.search(str(sort)) for sort in (*sorts, event.description or "") if sort)


def _status(said: str, esp_event: Any) -> str:
    if found := STATUS.search(said):
        return found[0]
    told = esp_event.get("status") if isinstance(esp_event, dict) else None
    return told if isinstance(told, str) and STATUS.fullmatch(told) else ""


def _traces(texts: list[str]) -> Traces:
    whole = "\n".join(texts)
    bare = tuple(text.strip() for text in texts if BARE.fullmatch(text.strip()))
    return Traces(
        bounce=tokens_in(whole, Purpose.BOUNCE),
        leave_returned=tokens_in(whole, Purpose.LEAVE),
        feedback=bare,
        envelope_ids=bare,
        message_ids=(*NAMED.findall(whole), *bare),
    )


def _texts(value: Any, deep: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value[:2000]
    elif deep and isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner, deep - 1)
    elif deep and isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner, deep - 1)
