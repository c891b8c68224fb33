"""Asking for a call: written in the transaction of who asks, made by a job, each once."""

import json
from datetime import UTC, datetime
from typing import Any

from jatak.accounts.sealed import sealed
from jatak.hooks.models import Call, Endpoint


def call_soon(endpoint: Endpoint, kind: str, body: dict[str, Any], key: str, at: datetime) -> Call:
    """Have a program called; the same key to the same endpoint is the same call, whatever the body says then."""
    told = {"kind": kind, "body": sealed(written(kind, body, at)), "made_at": at, "begun_at": at, "due_at": at}
    call, _ = Call.objects.get_or_create(endpoint=endpoint, key=key, defaults=told)
    return call


def written(kind: str, data: dict[str, Any], at: datetime) -> str:
    """The body of a call: what it is, when it was made, and what there is to say."""
    stamp = at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return json.dumps({"type": kind, "timestamp": stamp, "data": data}, ensure_ascii=False, separators=(",", ":"))
