"""The table of what the API does: handlers are put into it by their rooms."""

from collections.abc import Callable
from typing import Any, TypeVar

from ninja import Router

from jatak.api.problems import Described

Handler = TypeVar("Handler", bound=Callable[..., Any])

ALWAYS = (401, 403, 405, 429, 500)
WITH_BODY = (400, 411, 413, 415, 422)


def refusals(*more: int) -> dict[int, Any]:
    """The problems that an operation may answer with, besides those that each may."""
    return dict.fromkeys((*ALWAYS, *more), Described)


def reading(*more: int) -> dict[int, Any]:
    """The problems of an operation that only reads."""
    return refusals(400, 422, *more)


def writing(*more: int) -> dict[int, Any]:
    """The problems of an operation with a body."""
    return refusals(*WITH_BODY, 404, 409, *more)


__all__ = ["Router", "reading", "refusals", "writing"]
