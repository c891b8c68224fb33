"""Somebody asks that their data rest (GDPR art. 18): a restriction of its own takes the place of the request's."""

from jatak.desk.acting import By, locked
from jatak.desk.closing import end
from jatak.desk.errors import NobodyKnown, NoReason
from jatak.desk.models import Done
from jatak.people.merging import kept_as
from jatak.people.models import Person
from jatak.people.restricting import restrict


def restrict_as_asked(request_id: int, reason: str, by: By) -> bool:
    """Restrict the person until somebody ends it, and close the request; False where it was closed before.

    As the role `consent`. Raises NoSuchRequest, NoReason, NobodyKnown where no person of it is here.
    """
    with locked(request_id) as request:
        if request.closed_at is not None:
            return False
        if not reason.strip():
            raise NoReason
        person = _person(request.person_id)
        if person is None:
            raise NobodyKnown(request_id)
        made = restrict(person, reason.strip(), request.received_at, request.controller)
        end(request, Done.RESTRICTED, reason, by, restriction=made.pk)
        return True


def _person(number: int | None) -> Person | None:
    """Whoever it is now, after a merger too."""
    if number is None:
        return None
    return Person.objects.filter(pk=kept_as(number) or number).first()
