"""The list: what waits, the most urgent first; and what was done."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.console.frame.page import page
from jatak.console.inbox.clock import clock_of
from jatak.console.inbox.finding import ICON, companies_of, seen_by
from jatak.console.inbox.marking import around
from jatak.console.inbox.whose import names_of
from jatak.console.inbox.words import ASKED, MEDIA, medium
from jatak.console.people.choosing import offer
from jatak.desk.listing import Kind, Place, Seen, closed_ones, open_ones, place_of
from jatak.desk.models import Request
from jatak.people.models import Controller

PAGE = 30
OPEN, CLOSED = "open", "closed"


class Filters(forms.Form):
    """What to show; sent with GET."""

    state = forms.ChoiceField(required=False, choices=[(OPEN, _("Open")), (CLOSED, _("Closed"))])
    company = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)
    medium = forms.ChoiceField(required=False, choices=[("", _("All media")), *MEDIA.items()])
    asked = forms.ChoiceField(required=False, choices=[("", _("Whatever is asked")), *ASKED.items()])

    def __init__(self, data: Any, companies: list[Controller]) -> None:
        super().__init__(data)
        offer(self, "company", [("", _("All of your companies")), *((each.pk, each.name) for each in companies)])
        self.full_clean()  # A filter that is none is told, and the others hold.

    @property
    def kept(self) -> dict[str, Any]:
        """The filters as they stand in an address."""
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def kind(self) -> Kind:
        """What the rows have in common."""
        return Kind(self.cleaned_data.get("medium", ""), self.cleaned_data.get("asked", ""))


@needs(May.ANSWER_PEOPLE)
@require_safe
def inbox(request: Any) -> HttpResponse:
    """Requests with their clocks; what is overdue comes first."""
    companies = companies_of(request.operator)
    form = Filters(request.GET, companies)
    closed = form.cleaned_data.get("state") == CLOSED
    place = Place.read(request.GET.get("after", ""))
    read = closed_ones if closed else open_ones
    found = read(_seen(request, form), form.kind, place, PAGE + 1)
    return page(
        request,
        "inbox/list",
        _("Inbox"),
        icon=ICON,
        form=form,
        closed=closed,
        rows=_rows(found[:PAGE], request.operator),
        several=len(companies) > 1,
        filtered=bool(form.kept.keys() - {"state"}),
        first="?" + urlencode(form.kept) if place else "",
        next="?" + urlencode(form.kept | {"after": str(place_of(found[PAGE - 1]))}) if len(found) > PAGE else "",
    )


def _seen(request: Any, form: Filters) -> Seen:
    chosen = form.cleaned_data.get("company")
    return Seen([chosen]) if chosen else seen_by(request.operator)


def _rows(found: list[Request], operator: Any) -> list[dict[str, Any]]:
    names, at = names_of(found, operator), now()
    return [
        {
            "request": each,
            "who": each.words.address or names[each.pk],
            "medium": medium(each.medium),
            "asked": ASKED[each.asked],
            "line": around(each.words.words, each.words.marked),
            "clock": clock_of(each, at),
        }
        for each in found
    ]
