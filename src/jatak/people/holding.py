"""Holding people while a request of theirs is open, by who they are and by their addresses."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet

from jatak.people.models import HeldAddress, Person, Restriction
from jatak.people.stopping import announce


def hold(
    request_id: int, people: Collection[int], addresses: Collection[bytes], since: datetime, controller_id: int | None
) -> None:
    """Stop all marketing to these people, and to whoever has or gets one of the addresses, until the request is closed.

    `addresses` are keyed hashes. To be called in the transaction that writes the request; again is harmless.
    """
    there = Person.objects.select_for_update().filter(pk__in=people).order_by("pk").values_list("pk", flat=True)
    held = set(_open(request_id).values_list("person_id", flat=True))
    for person_id in there:
        announce(person_id)
        if person_id not in held:
            Restriction.objects.create(
                person_id=person_id,
                begun_at=since,
                reason=f"request {request_id}",
                controller_id=controller_id,
                request_id=request_id,
            )
    HeldAddress.objects.bulk_create(
        [HeldAddress(request_id=request_id, address_hash=each, begun_at=since) for each in sorted(addresses)],
        ignore_conflicts=True,
    )


def release(
    request_id: int, at: datetime, but_people: Collection[int] = (), but_addresses: Collection[bytes] = ()
) -> None:
    """End what one request holds, but for whom it goes on to hold; what others hold, and restrictions, go on."""
    _open(request_id).exclude(person_id__in=but_people).update(ended_at=at)
    held = HeldAddress.objects.filter(request_id=request_id, ended_at=None)
    held.exclude(address_hash__in=but_addresses).update(ended_at=at)


def _open(request_id: int) -> QuerySet[Restriction]:
    return Restriction.objects.filter(request_id=request_id, ended_at=None)
