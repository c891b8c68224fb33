"""A census as its page shows it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise

from jatak.clearance.models import Census, CensusReason
from jatak.console.audience.turning import Chosen, Later, because_of, brands_of, chosen, customers, later, used_up
from jatak.console.audience.words import told
from jatak.console.law.links import page_of_rule
from jatak.people.models import Brand

COUNTRIES_AT_MOST = 6


@dataclass(frozen=True)
class Row:
    """One reason."""

    reason: CensusReason
    because: "str | Promise"
    would_change: str
    percent: float
    """Of everybody."""
    law: str
    """The page of the rule."""
    people: str
    """The page of the people; empty for whom people are not shown."""
    address: str
    brands: list[Chosen]
    """For which the consents are, where that is why."""
    later: Later | None
    used_up: int
    """Who gave a consent, too, whose promised number of messages was sent."""

    @property
    def countries(self) -> list[tuple[str, int]]:
        """The most frequent."""
        return list(self.reason.countries.items())[:COUNTRIES_AT_MOST]

    @property
    def more_countries(self) -> int:
        """How many are not among them."""
        return max(0, len(self.reason.countries) - COUNTRIES_AT_MOST)

    @property
    def situations(self) -> int:
        """How many there are."""
        return self.reason.last - self.reason.first + 1


def rows_of(census: Census, sees_people: bool) -> list[Row]:
    """The reasons of a census, permits first, then the most frequent."""
    reasons = list(CensusReason.objects.filter(census=census).order_by("nth"))
    brands = brands_of(reasons)
    return [row_of(census, reason, sees_people, brands) for reason in reasons]


def row_of(census: Census, reason: CensusReason, sees_people: bool, brands: dict[int, Brand] | None = None) -> Row:
    """One reason; the brands that it names are looked up where they are not given."""
    other_brands = chosen(census, reason, brands_of([reason]) if brands is None else brands)
    return Row(
        reason=reason,
        because=because_of(reason, other_brands),
        would_change="" if other_brands else told(reason.said)[1],
        percent=100 * reason.count / census.people if census.people else 0,
        law=page_of_rule(reason.rule),
        people=f"{reverse('audience_people', args=[census.pk])}?reason={reason.nth}" if sees_people else "",
        address=reverse("audience_reason", args=[census.pk, reason.nth]),
        brands=other_brands,
        later=later([reason]),
        used_up=used_up([reason]),
    )


def head_of(census: Census, rows: list[Row]) -> dict[str, Any]:
    """The figures above the table."""
    return {
        "permitted": census.permitted,
        "sendable": census.permitted_reachable,
        "people": census.people,
        "denied": census.denied,
        "without_address": census.permitted - census.permitted_reachable,
        "percent": 100 * census.permitted / census.people if census.people else 0,
        "company": census.controller.name,
        "customers": customers(census, [row.reason for row in rows]),
        "used_up": used_up(row.reason for row in rows),
        "later": later(row.reason for row in rows),
        "permits": [row for row in rows if row.reason.permitted],
        "denials": [row for row in rows if not row.reason.permitted],
    }
