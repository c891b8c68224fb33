"""Doing something about an open request: one at a time, each step kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from jatak.database.using import atomic
from jatak.desk.errors import Closed, NoSuchRequest
from jatak.desk.models import Request, Step, StepKind


@dataclass(frozen=True, slots=True)
class By:
    """Who does it, and when."""

    name: str
    at: datetime


@contextmanager
def locked(request_id: int) -> Iterator[Request]:
    """A request that nobody else touches until this ends, in one transaction; raises NoSuchRequest."""
    with atomic():
        request = Request.objects.select_for_update().filter(pk=request_id).first()
        if request is None:
            raise NoSuchRequest(request_id)
        yield request


@contextmanager
def still_open(request_id: int) -> Iterator[Request]:
    """The same of one that is open; raises Closed."""
    with locked(request_id) as request:
        if request.closed_at is not None:
            raise Closed(request_id)
        yield request


def step(request: Request, kind: StepKind, by: By, reason: str = "", **details: object) -> Step:
    """Keep what was done."""
    return Step.objects.create(request=request, kind=kind, at=by.at, by=by.name, reason=reason, details=details)
