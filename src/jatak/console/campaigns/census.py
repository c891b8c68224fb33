"""The two halves of a count: who is in and who is out, with reasons in the reader's words."""

from typing import Any

from django.utils.translation import get_language

from jatak.clearance.models import Census, CensusReason
from jatak.console.people.law_links import page_of_rule


def halves(census: Census) -> dict[str, Any]:
    """Reasons of both halves, the most frequent first, each with its share of everybody."""
    rows = [_row(each, census) for each in CensusReason.objects.filter(census=census).order_by("nth")]
    return {
        "in": [row for row in rows if row["permitted"]],
        "out": [row for row in rows if not row["permitted"]],
        "no_address": census.permitted - census.permitted_reachable,
    }


def _row(reason: CensusReason, census: Census) -> dict[str, Any]:
    language = get_language() or "en"
    because, would_change = reason.said.get(language) or reason.said["en"]
    return {
        "permitted": reason.permitted,
        "because": because,
        "would_change": would_change,
        "people": reason.count,
        "share": 100 * reason.count / census.people if census.people else 0,
        "rule": reason.rule,
        "law": page_of_rule(reason.rule),
    }
