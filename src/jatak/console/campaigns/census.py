"""The two halves of a count: who is in and who is out, with reasons in the reader's words."""

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from jatak.clearance.models import Census, CensusReason
from jatak.console.audience.turning import brands_of, later
from jatak.console.campaigns.because import why
from jatak.console.law.links import page_of_rule
from jatak.people.models import Brand


def halves(census: Census) -> dict[str, Any]:
    """Reasons of both halves, the most frequent first, each with its share of everybody."""
    counted: dict[tuple[bool, str, str], int] = {}
    several: dict[tuple[bool, str, str], list[CensusReason]] = {}
    for reason in CensusReason.objects.filter(census=census).order_by("nth"):
        key = (reason.permitted, *_said(reason))
        counted[key] = counted.get(key, 0) + reason.count
        several.setdefault(key, []).append(reason)
    brands = brands_of(reason for some in several.values() for reason in some)
    rows = [
        _row(people, several[key], census, brands) for key, people in sorted(counted.items(), key=lambda item: -item[1])
    ]
    return {
        "in": [row for row in rows if row["permitted"]],
        "out": [row for row in rows if not row["permitted"]],
        "no_address": census.permitted - census.permitted_reachable,
    }


def _said(reason: CensusReason) -> tuple[str, str]:
    """Why, and what would change it; reasons that differ only in law that the reader does not see are one."""
    because, would_change = reason.said.get(get_language() or "en") or reason.said["en"]
    return because, would_change


def _row(people: int, reasons: list[CensusReason], census: Census, brands: dict[int, Brand]) -> dict[str, Any]:
    first = reasons[0]
    said = why(first, census, brands)
    return {
        "permitted": first.permitted,
        "because": said.because,
        "would_change": said.would_change,
        "people": people,
        "share": 100 * people / census.people if census.people else 0,
        "law": page_of_rule(first.rule),
        "more": reverse("audience_reason", args=[census.pk, first.nth]),
        "later": later(reasons),
        "brands": said.brands,
    }
