"""The names that a notice's numbers stand for: its companies, their brands, its topics."""

from dataclasses import dataclass
from typing import NamedTuple

from jatak.consent.notices import Draft
from jatak.people.models import Brand, Controller, Topic


class Group(NamedTuple):
    """A company that a notice names, with the brands that it names; none: all of them."""

    company: Controller
    brands: list[Brand]
    every: list[Brand]
    """All brands of the company."""


@dataclass(frozen=True)
class Names:
    """What stands behind a draft."""

    groups: list[Group]
    topics: list[str]

    @classmethod
    def of(cls, content: Draft) -> "Names":
        """Looked up in three questions."""
        companies = Controller.objects.filter(pk__in=content.companies).order_by("name")
        brands = list(Brand.objects.filter(controller__in=content.companies).order_by("name"))
        topics = Topic.objects.filter(pk__in=content.topics).order_by("name").values_list("name", flat=True)
        return cls([_group(each, content, brands) for each in companies], list(topics))


def _group(company: Controller, content: Draft, brands: list[Brand]) -> Group:
    every = [each for each in brands if each.controller_id == company.pk]
    return Group(company, [each for each in every if each.pk in content.companies[company.pk]], every)
