"""The same request sent again is answered as it was, and done once (draft-ietf-httpapi-idempotency-key-header)."""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase

from jatak.accounts.models import ApiReply
from jatak.api.caller import Caller
from jatak.api.problems import Problem
from jatak.database.turns import one_at_a_time
from jatak.database.using import atomic, connection

HEADER = "Idempotency-Key"
REPEATED = "Idempotency-Replayed"
KEPT = timedelta(days=7)
LONGEST = 255
SOME = 200


def once(request: Any, caller: Caller, do: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """What was answered to this key, or what is answered now; of two at once the second waits for the first.

    Only what was done is kept: a request that was refused changed nothing, and may be mended and sent again.
    """
    asked = _hash(request)
    with atomic():
        one_at_a_time(f"api {caller.token.id} {caller.key}")
        mine = ApiReply.objects.filter(token_id=caller.token.id, key=caller.key)
        before = mine.filter(at__gt=caller.at - KEPT).first()
        if before is not None:
            return _again(before, asked)
        answer = do()
        if answer.status_code < HTTPStatus.BAD_REQUEST and isinstance(answer, HttpResponse):
            mine.delete()
            _keep(caller, asked, answer)
        return answer


def readable_key(request: Any) -> str:
    """The key of a request, empty for none. Raises Problem."""
    if HEADER not in request.headers:
        return ""
    key: str = request.headers[HEADER]
    if not 0 < len(key) <= LONGEST or not key.isascii() or not key.isprintable():
        raise Problem(
            HTTPStatus.BAD_REQUEST,
            "key-unreadable",
            "The key cannot be used",
            f"An {HEADER} has from 1 to {LONGEST} characters of ASCII.",
            "Take a UUID.",
            [{"pointer": HEADER, "detail": "empty, too long, or not printable ASCII"}],
        )
    return key


def _again(before: ApiReply, asked: bytes) -> HttpResponse:
    if bytes(before.request) != asked:
        raise Problem(
            HTTPStatus.CONFLICT,
            "key-used",
            "This key was used for another request",
            f"The {HEADER} was sent with another request in the last {KEPT.days} days.",
            "Take a new key for a new request; send the same request again with the same key.",
            [{"pointer": HEADER, "detail": "used before"}],
        )
    headers = {REPEATED: "true"}
    return HttpResponse(before.body, status=before.status, content_type="application/json", headers=headers)


def _keep(caller: Caller, asked: bytes, answer: HttpResponse) -> None:
    ApiReply.objects.create(
        token_id=caller.token.id,
        key=caller.key,
        request=asked,
        status=answer.status_code,
        body=answer.content.decode(),
        at=caller.at,
    )
    _forget_old(caller.at - KEPT)


def _forget_old(until: datetime) -> None:
    """Some of what is too old goes with each that is kept, so that there is never much of it; one goes at it a time."""
    with connection().cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended('api forgets', 0))")
        mine = cursor.fetchone() == (True,)
    if mine:
        old = ApiReply.objects.filter(at__lte=until).order_by("at").values("pk")[:SOME]
        ApiReply.objects.filter(pk__in=old).delete()


def _hash(request: Any) -> bytes:
    told = f"{request.method} {request.get_full_path()}\n".encode()
    return hashlib.sha256(told + request.body).digest()
