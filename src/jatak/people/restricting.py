"""Holding a person's processing: a restriction, or a request about leaving that is not settled yet (GDPR art. 18)."""

from datetime import datetime

from jatak.database.using import atomic
from jatak.people.models import Person, Restriction
from jatak.people.stopping import announce


def restrict(person: Person, reason: str, at: datetime) -> Restriction:
    """Hold all marketing to a person from `at` until it is lifted; for the same reason twice is once."""
    with atomic():
        Person.objects.select_for_update().only("pk").get(pk=person.pk)
        announce(person.pk)
        open_one = Restriction.objects.filter(person=person, reason=reason, ended_at=None).first()
        return open_one or Restriction.objects.create(person=person, reason=reason, begun_at=at)


def lift(restriction: Restriction, at: datetime) -> bool:
    """End a restriction, the row stays; whether this was the end of it, or it had ended before."""
    return Restriction.objects.filter(pk=restriction.pk, ended_at=None).update(ended_at=at) > 0
