"""What a person must look at: post and what was put aside; what is held lies on the desk."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet

from jatak.database.using import atomic
from jatak.inbound.models import Arrival, Deed, Kept

LISTED = (Deed.POST, Deed.QUARANTINED)
NEEDED = timedelta(days=7)
"""How long the words stay after somebody has looked."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Whose post an operator sees."""

    companies: Collection[int]
    without_company: bool = False
    """Whether also that of which nobody knows whom it is for, as forgeries and strangers' mail are."""

    def condition(self) -> Q:
        """As a condition on arrivals."""
        theirs = Q(controller_id__in=list(self.companies))
        return theirs | Q(controller_id=None) if self.without_company else theirs


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ended; the next one begins below."""

    received_at: datetime
    id: int


def listed(deed: Deed, seen: Seen, below: Place | None = None, limit: int = 50, closed: bool = False) -> list[Arrival]:
    """Post, or what was put aside, the newest first, with `kept` loaded where it is still kept; as role `web`."""
    found = _of(deed, seen).filter(closed_at__isnull=not closed).select_related("kept")
    if below is not None:
        found = found.filter(Q(received_at__lt=below.received_at) | Q(received_at=below.received_at, id__lt=below.id))
    return list(found.order_by("-received_at", "-id")[:limit])


def open_ones(seen: Seen) -> dict[str, int]:
    """How many wait for a person, by deed."""
    waiting = Arrival.objects.filter(seen.condition(), deed__in=LISTED, closed_at=None)
    return dict(waiting.values_list("deed").annotate(number=Count("pk")).order_by())


def one(pk: int, seen: Seen) -> Arrival | None:
    """One of them; None for what is not there, and for what is not theirs to see."""
    return Arrival.objects.filter(seen.condition(), pk=pk, deed__in=LISTED).select_related("kept").first()


def close(arrival: Arrival, by: str, at: datetime) -> bool:
    """Somebody has looked and nothing more is to be done; its words go a week later. Whether this closed it."""
    with atomic():
        closed = Arrival.objects.filter(pk=arrival.pk, closed_at=None).update(closed_at=at, closed_by=by)
        if closed:
            Kept.objects.filter(pk=arrival.pk, keep_until__gt=at + NEEDED).update(keep_until=at + NEEDED)
        return closed > 0


def _of(deed: Deed, seen: Seen) -> QuerySet[Arrival]:
    return Arrival.objects.filter(seen.condition(), deed=deed)
