"""What every request to the API passes before its handler."""

import uuid
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from jatak.accounts.needs import by_token
from jatak.api.caller import let_in
from jatak.api.problems import Problem, unreadable
from jatak.api.repeating import HEADER, once, readable_key
from jatak.base.clock import now

LARGEST = 256 * 1024
"""Bytes of a body; a request tells of one person."""

QUERY = {"cursor", "limit"}
"""All that an address may be asked with: a misspelt `cursor` would bring the first page for ever."""

Handler = Callable[..., HttpResponseBase]


def behind_the_door(handler: Handler) -> Handler:
    """Let in who has a token, and to the handler what it can read; no cookie counts here, so no form can be forged."""

    @by_token
    @csrf_exempt
    def door(request: Any, *args: Any, **values: Any) -> HttpResponseBase:
        try:
            answer = _let_through(handler, request, args, values)
        except Problem as problem:
            answer = problem.answer()
        answer.headers["Cache-Control"] = "no-store"
        return answer

    return door


def _let_through(handler: Handler, request: Any, args: Any, values: Any) -> HttpResponseBase:
    at = now()
    key = readable_key(request)
    request.caller = caller = let_in(request, at, key or str(uuid.uuid4()))
    _check_length(request)
    if strange := sorted(set(request.GET) - QUERY):
        raise unreadable([{"pointer": f"?{name}", "detail": "Extra inputs are not permitted"} for name in strange])
    if request.method == "POST" and HEADER in request.headers:
        return once(request, caller, lambda: _handled(handler, request, args, values))
    return _handled(handler, request, args, values)


def _handled(handler: Handler, request: Any, args: Any, values: Any) -> HttpResponseBase:
    answer = handler(request, *args, **values)
    if isinstance(answer, HttpResponseNotAllowed):
        raise _not_allowed(answer.headers["Allow"])
    return answer


def _check_length(request: Any) -> None:
    length = request.META.get("CONTENT_LENGTH") or ""
    if not length and request.headers.get("Transfer-Encoding"):
        raise _of_no_length()
    if length and (not length.isdecimal() or int(length) > LARGEST):
        raise _too_large()


def _of_no_length() -> Problem:
    return Problem(
        HTTPStatus.LENGTH_REQUIRED,
        "length-missing",
        "No length",
        "The body came in chunks, without its length; nothing of it was read.",
        "Send it whole, with `Content-Length`.",
    )


def _too_large() -> Problem:
    return Problem(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "too-large",
        "Too large",
        f"A body has at most {LARGEST // 1024} KiB.",
        "Tell of one person a request; lists are brought over by `bin/jatak import`.",
    )


def _not_allowed(allowed: str) -> Problem:
    return Problem(
        HTTPStatus.METHOD_NOT_ALLOWED,
        "method-not-allowed",
        "Not done with this method",
        f"This address knows {allowed}.",
        "Look at /api/v1/openapi.json.",
        headers={"Allow": allowed},
    )
