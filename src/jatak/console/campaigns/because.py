"""Why somebody is in or out of a campaign, in the reader's words: the same in its plan and in its report."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from jatak.clearance.models import Census, CensusReason
from jatak.console.audience.turning import because_of, chosen
from jatak.console.audience.words import told
from jatak.gate.message import Element
from jatak.gate.rules.customer import own_and_similar
from jatak.people.models import Brand, ProductGroup


class Why(NamedTuple):
    """Why, what would change it, and the brands that could be chosen instead."""

    because: "str | Promise"
    would_change: str
    brands: list[str]


def why(reason: CensusReason, census: Census, brands: dict[int, Brand]) -> Why:
    """A reason of a count; the law speaks of companies and goods, where here a brand or a purchase is why."""
    others = chosen(census, reason, brands)
    if others:
        return Why(because_of(reason, others), "", [each.name for each in others])
    because, would_change = told(reason.said)
    return Why(of_purchases(reason.said["en"][0], census.question) or because, would_change, [])


def of_purchases(because: str, question: dict[str, Any]) -> str:
    """What is known of what they bought, where that is why; empty where an offer of somebody else may be."""
    words = {
        own_and_similar.fails: _("They bought something else than what it is similar to: %(groups)s."),
        own_and_similar.unknown: _("It is not known what they bought; it is similar to %(groups)s."),
    }
    if because not in words or Element.THIRD_PARTY_PROMOTION in question["elements"]:
        return ""
    groups = ", ".join(_named(question["product_groups"]))
    return words[because] % {"groups": groups} if groups else ""


def _named(groups: Iterable[int]) -> list[str]:
    return list(ProductGroup.objects.filter(pk__in=list(groups)).order_by("name").values_list("name", flat=True))
