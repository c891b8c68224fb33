"""Holding a person's processing: a restriction, or a request about leaving that is not settled yet (GDPR art. 18)."""

from datetime import datetime

from jatak.database.using import atomic
from jatak.people.models import Controller, Person, Restriction
from jatak.people.stopping import announce


def restrict(person: Person, reason: str, at: datetime, company: Controller | None = None) -> Restriction:
    """Hold all marketing to a person from `at` until it is lifted; for the same reason twice is once.

    The person said it to this company, which alone reads the reason; it holds for every company.
    """
    with atomic():
        Person.objects.select_for_update().only("pk").get(pk=person.pk)
        announce(person.pk)
        same = {"person": person, "reason": reason, "controller": company}
        open_one = Restriction.objects.filter(**same, ended_at=None).first()
        return open_one or Restriction.objects.create(**same, begun_at=at)


def lift(restriction: Restriction, at: datetime) -> bool:
    """End a restriction, the row stays; whether this was the end of it, or it had ended before.

    What an open request holds ends with the request and not by itself (see `people.holding`).
    """
    return Restriction.objects.filter(pk=restriction.pk, ended_at=None, request_id=None).update(ended_at=at) > 0
