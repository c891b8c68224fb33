"""Closing a request: what was done is kept with its reason, and what it held goes on."""

from jatak.desk.acting import By, locked
from jatak.desk.errors import NoReason
from jatak.desk.models import Done, Request, Step, StepKind, Words
from jatak.people.holding import release


def close(request_id: int, done: Done, reason: str, by: By) -> bool:
    """Close a request by hand; whether this closed it, or it was closed before, which stays as it is.

    Its own hold ends; those of other requests, and every no, stand. As the role `consent`. Raises NoSuchRequest and
    NoReason.
    """
    with locked(request_id) as request:
        if request.closed_at is not None:
            return False
        if not reason.strip():
            raise NoReason
        end(request, done, reason, by)
        return True


def end(request: Request, done: Done, reason: str, by: By, **details: object) -> Step:
    """Close a request that the caller has locked; an address that nobody here had is kept no longer."""
    made = Step.objects.create(
        request=request, kind=StepKind.CLOSED, at=by.at, by=by.name, done=done, reason=reason.strip(), details=details
    )
    Request.objects.filter(pk=request.pk).update(closed_at=by.at)
    Words.objects.filter(pk=request.pk).exclude(address="").update(address="")
    release(request.pk, by.at)
    return made
