"""Events of Amazon SES that come as a mail of JSON (SNS), read as the bounce that they tell of."""

import json
from collections.abc import Iterator
from typing import Any

from jatak.inbound.reading.bounces.fields import STATUS
from jatak.inbound.reading.bounces.why import why
from jatak.inbound.reading.heard import Failure

MARK = "bouncedRecipients"
TEMPORARY = "Transient"


def failures_of_event(text: str) -> list[Failure]:
    """One of each recipient of the event in a text; empty where there is none."""
    start = text.find("{")
    if MARK not in text or start < 0:
        return []
    try:
        event, _ = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return []
    return list(_read(_bounce(event)))


def _bounce(event: Any) -> dict[str, Any]:
    """The bounce, also where the event is a text within that of the messenger."""
    if isinstance(event, dict) and isinstance(event.get("Message"), str) and MARK in event["Message"]:
        try:
            event = json.loads(event["Message"])
        except (ValueError, RecursionError):
            return {}
    bounce = event.get("bounce") if isinstance(event, dict) else None
    return bounce if isinstance(bounce, dict) else {}


def _read(bounce: dict[str, Any]) -> Iterator[Failure]:
    every = bounce.get("bouncedRecipients")
    for one in every if isinstance(every, list) else ():
        address = one.get("emailAddress") if isinstance(one, dict) else None
        if isinstance(address, str) and "@" in address:
            said, status = str(one.get("diagnosticCode") or ""), STATUS.search(str(one.get("status") or ""))
            action = "delayed" if bounce.get("bounceType") == TEMPORARY else "failed"
            meant = why(action, status[0] if status else "", said, str(bounce.get("bounceSubType") or ""))
            yield Failure(address, "", meant.status, meant.permanent, meant.reason, meant.speaks_of, action, said[:500])
