"""The requests of some companies: those that are open by their clock, those that are closed by the day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Self

from django.db.models import Q, QuerySet

from jatak.desk.models import Request


class Place(NamedTuple):
    """Where a request stands in its list: by when it is due or when it was closed, and its number."""

    at: datetime
    id: int

    def __str__(self) -> str:
        return f"{self.at.isoformat()}_{self.id}"

    @classmethod
    def read(cls, text: str) -> Self | None:
        """From an address of a page; None for what is none."""
        at, _, number = text.rpartition("_")
        try:
            found = cls(datetime.fromisoformat(at), int(number))
        except ValueError:
            return None
        return found if found.at.tzinfo is not None and 0 < found.id < 2**63 else None


@dataclass(frozen=True, slots=True)
class Seen:
    """Whose requests somebody sees: these companies'; None for all, also those of which nobody knows the company."""

    companies: Collection[int] | None

    @property
    def condition(self) -> Q:
        """As a question to the database."""
        return Q() if self.companies is None else Q(controller__in=list(self.companies))


@dataclass(frozen=True, slots=True)
class Kind:
    """Which of them: on one medium, asking for one thing; empty for all."""

    medium: str = ""
    asked: str = ""

    @property
    def condition(self) -> Q:
        """As a question to the database."""
        asked = {"medium": self.medium, "asked": self.asked}
        return Q(**{name: value for name, value in asked.items() if value})


def open_ones(seen: Seen, kind: Kind, after: Place | None, at_most: int) -> list[Request]:
    """Those that wait, the one that is due first before all others: whatever is overdue comes first."""
    rows = Request.objects.filter(seen.condition, kind.condition, closed_at=None)
    if after is not None:
        rows = rows.filter(Q(due_at__gt=after.at) | Q(due_at=after.at, id__gt=after.id), due_at__gte=after.at)
    return list(rows.select_related("controller", "words").order_by("due_at", "id")[:at_most])


def closed_ones(seen: Seen, kind: Kind, before: Place | None, at_most: int) -> list[Request]:
    """Those that were closed, the newest first."""
    rows = Request.objects.filter(seen.condition, kind.condition, closed_at__isnull=False)
    if before is not None:
        rows = rows.filter(
            Q(closed_at__lt=before.at) | Q(closed_at=before.at, id__lt=before.id), closed_at__lte=before.at
        )
    return list(rows.select_related("controller", "words").order_by("-closed_at", "-id")[:at_most])


def place_of(request: Request) -> Place:
    """Where it stands in its list."""
    return Place(request.closed_at or request.due_at, request.pk)


def waiting(seen: Seen, at_most: int) -> list[Request]:
    """The open ones, the most urgent first, without their words."""
    return list(_waiting(seen)[:at_most])


def most_urgent_but(seen: Seen, request: Request) -> Request | None:
    """The most urgent open one beside this."""
    return _waiting(seen).exclude(pk=request.pk).first()


def _waiting(seen: Seen) -> QuerySet[Request]:
    return Request.objects.filter(seen.condition, closed_at=None).order_by("due_at", "id")
