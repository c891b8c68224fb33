"""Where is this person?"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.accounts.operator import Operator
from jatak.base.clock import now
from jatak.clearance.given import given_to
from jatak.console.frame.page import page
from jatak.console.people.addresses import addresses_of
from jatak.console.people.choosing import offer
from jatak.console.people.shortened import shortened
from jatak.law.rulebook import Rulebook
from jatak.people.country_names import country_named
from jatak.people.models import Acquaintance, ContactPoint, Controller, Person, Profile
from jatak.people.searching.estimate import about
from jatak.people.searching.search import Hit, Page, Search, any_address
from jatak.people.searching.term import Term
from jatak.people.searching.ways import Place

LONGEST = 200


class Filters(forms.Form):
    """Whom to look for; sent with GET."""

    q = forms.CharField(required=False, max_length=LONGEST, strip=True)
    company = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)
    country = forms.ChoiceField(required=False)

    def __init__(self, data: Any, companies: Sequence[Controller]) -> None:
        super().__init__(data)
        offer(self, "company", [("", _("Every company")), *((each.pk, each.name) for each in companies)])
        offer(self, "country", [("", _("Every country")), *((code, country_named(code)) for code in countries())])


@dataclass
class Row:
    """One person of the list."""

    person: Person
    addresses: list[str] = field(default_factory=list)
    country: str = ""
    companies: list[str] = field(default_factory=list)


def countries() -> list[str]:
    """The countries whose law is known here."""
    book = Rulebook.load(now().date())
    return sorted({*book.packs, *book.floors}, key=country_named)


@needs(May.SEE_PEOPLE)
def index(request: Any) -> HttpResponse:
    """The people whom the operator's companies know: searched, filtered, page by page."""
    operator = request.operator
    companies = list(operator.controllers(May.SEE_PEOPLE))
    form = Filters(request.GET, companies)
    form.full_clean()  # A filter that is none is told, and the others hold.
    asked = form.cleaned_data
    search = _search(operator, companies, asked)
    after, before = (Place.read(request.GET.get(name, "")) for name in ("after", "before"))
    found = search.page(after, before, _shown(operator, companies))
    rows = _rows(found.hits, companies, operator)
    if search.term.names_somebody:
        operator.looked_at((each.person.pk for each in rows), "people_search")
    return page(
        request,
        "people/list",
        _("People"),
        form=form,
        rows=rows,
        term=search.term,
        filtered=bool(search.term.words or asked.get("company") or asked.get("country")),
        total=_total(search, found, bool(after or before)),
        next=_address(asked, after=found.next),
        previous=_address(asked, before=found.previous),
        many_companies=len(companies) > 1,
    )


def _search(operator: Operator, companies: Sequence[Controller], asked: dict[str, Any]) -> Search:
    chosen, country = asked.get("company"), asked.get("country") or None
    known = None if operator.everywhere(May.SEE_PEOPLE) else tuple(each.pk for each in companies)
    return Search(Term(asked.get("q", ""), country), (chosen,) if chosen else known, country)


def _shown(operator: Operator, companies: Sequence[Controller]) -> Any:
    """Nobody is found by an address that was given to other companies alone."""
    if operator.everywhere(May.SEE_PEOPLE):
        return any_address
    ids = [each.pk for each in companies]

    def shown(hits: list[Hit]) -> set[int]:
        points = list(ContactPoint.objects.filter(pk__in=[hit.point_id for hit in hits])) if hits else []
        return {point.pk for point in given_to(points, ids)} if points else set()

    return shown


def _rows(hits: Sequence[Hit], companies: Sequence[Controller], operator: Operator) -> list[Row]:
    ids = [hit.person_id for hit in hits]
    if not ids:
        return []
    rows = {person.pk: Row(person) for person in Person.objects.filter(pk__in=ids)}
    mine = [each.pk for each in companies]
    for point in addresses_of(ids, None if operator.everywhere(May.SEE_PEOPLE) else mine):
        rows[point.person_id].addresses.append(shortened(point.kind, point.normalised))
    for person_id, country in Profile.objects.filter(person_id__in=ids, valid_to=None).values_list("person", "country"):
        rows[person_id].country = country_named(country) if country else ""
    names = {each.pk: each.name for each in companies}
    known = Acquaintance.objects.filter(controller_id__in=mine, person_id__in=ids).values_list("person", "controller")
    for person_id, controller_id in known:
        rows[person_id].companies.append(names[controller_id])
    return [rows[each] for each in ids if each in rows]


def _total(search: Search, found: Page, further: bool) -> int | None:
    """About how many there are, where more than this page; nothing counts a search."""
    if search.term.words or (not further and found.next is None):
        return None
    return about(search.controllers, search.country)


def _address(asked: dict[str, Any], **place: Place | None) -> str:
    """The address of another page of the same search, empty where there is none."""
    if not any(place.values()):
        return ""
    kept = {name: value for name, value in asked.items() if value}
    return "?" + urlencode(kept | {name: str(value) for name, value in place.items()})
