"""More time for an answer, where the law gives it (GDPR art. 12(3))."""

from jatak.desk.acting import By, step, still_open
from jatak.desk.clock import FURTHER_MONTHS, OF_RIGHTS, due
from jatak.desk.errors import NoReason, NotExtendable
from jatak.desk.models import Request, StepKind


def check_extendable(request: Request, months: int, by: By) -> None:
    """Raise NotExtendable where the law gives no more time: for other requests, too late, or a second time."""
    if request.asked not in OF_RIGHTS:
        raise NotExtendable("This has no month that could be longer.", "Answer it by its day.")
    if not 1 <= months <= FURTHER_MONTHS:
        raise NotExtendable(f"{months} months cannot be added.", f"Add 1 to {FURTHER_MONTHS} months.")
    if request.extended_months:
        raise NotExtendable("Its time was made longer before.", "Answer it by its day.")
    if by.at >= request.due_at:
        raise NotExtendable("Its month is over: more time had to be told within it.", "Answer it now.")


def extend(request_id: int, months: int, reason: str, by: By, **details: object) -> bool:
    """Give an open request so many further months, once; False where that was done before in the same way.

    The person must have been told, and why: `reason` has the words, `details` how they were told. As the role
    `consent`. Raises NoSuchRequest, Closed, NoReason, NotExtendable.
    """
    with still_open(request_id) as request:
        if request.extended_months == months:
            return False
        if not reason.strip():
            raise NoReason
        check_extendable(request, months, by)
        request.extended_months = months
        request.due_at = due(request.asked, request.received_at, request.person_id, by.at, months)
        request.save(update_fields=["extended_months", "due_at"])
        step(request, StepKind.EXTENDED, by, reason.strip(), months=months, due=request.due_at.isoformat(), **details)
        return True
