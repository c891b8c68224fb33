"""What a reason of a census can be turned into: another brand, or a later day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jatak.clearance.census.members import PEOPLE_AT_MOST
from jatak.clearance.census.question import Question
from jatak.clearance.models import Census, CensusReason
from jatak.console.audience.asked import address
from jatak.console.audience.words import told
from jatak.people.models import Brand

BRANDS_AT_MOST = 3
"""Brands of a reason that are named."""


@dataclass(frozen=True)
class Chosen:
    """A brand, and the audience of the same question with it."""

    name: str
    address: str


@dataclass(frozen=True)
class Later:
    """People whom nothing but time keeps back: how many, and when the first and the last may be written to."""

    people: int
    first: datetime | None
    last: datetime | None
    partly: bool
    """Whether there are so many that some of them were looked at."""
    address: str = ""
    """Where they are looked at; empty where several reasons have some of them."""


def brands_of(reasons: Iterable[CensusReason], others: Iterable[int] = ()) -> dict[int, Brand]:
    """The brands that are named by reasons, and others, all found at once."""
    wanted = set(others) | {pk for each in reasons for pk in (each.for_brands or ())[:BRANDS_AT_MOST]}
    return Brand.objects.in_bulk(wanted) if wanted else {}


def chosen(census: Census, reason: CensusReason, brands: dict[int, Brand]) -> list[Chosen]:
    """The brands for which the consents behind a reason are."""
    asked = Question.of(census.question)
    named = [brands[pk] for pk in (reason.for_brands or ())[:BRANDS_AT_MOST] if pk in brands]
    return [
        Chosen(each.name, f"{reverse('audience')}?{address(replace(asked, brand=each.pk, topic=None))}")
        for each in named
    ]


def because_of(reason: CensusReason, brands: list[Chosen]) -> "str | Promise":
    """Why; the law speaks of companies, where here the brand is why."""
    if not brands:
        return told(reason.said)[0]
    if len(reason.for_brands or ()) == 1:
        return _("The consent is for %(brand)s only.") % {"brand": brands[0].name}
    return _("The consent is for another brand only.")


def later(reasons: Iterable[CensusReason]) -> Later | None:
    """Those of some reasons who are only to be waited for; None where there is nobody."""
    waiting = [each for each in reasons if each.waiting and not each.permitted]
    if not waiting:
        return None
    return Later(
        sum(each.waiting for each in waiting),
        min((each.waits_from for each in waiting if each.waits_from), default=None),
        max((each.waits_to for each in waiting if each.waits_to), default=None),
        any(each.waiting > PEOPLE_AT_MOST for each in waiting),
        reverse("audience_reason", args=[waiting[0].census_id, waiting[0].nth]) if len(waiting) == 1 else "",
    )


def used_up(reasons: Iterable[CensusReason]) -> int:
    """How many of those who may be written to gave a consent, too, that promised fewer messages than were sent."""
    return sum(each.waiting for each in reasons if each.permitted)


def customers(census: Census, reasons: Iterable[CensusReason]) -> int:
    """How many may be written to as customers because the question says that the offer is like what they bought."""
    if census.question["own_similar"] != "yes":
        return 0
    return sum(each.count for each in reasons if each.permitted and each.ground == "existing_customer")
