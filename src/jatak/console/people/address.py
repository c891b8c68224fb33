"""How it stands with one address of a person: what came back, and that it is in order again."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.console.frame.page import page
from jatak.console.people.crumbs import crumbs
from jatak.console.people.facts import Known
from jatak.console.people.reached import HEARD, KINDS, cannot_be_reached, ended_in_words
from jatak.console.people.sight import Sight
from jatak.database.using import acting_as, atomic
from jatak.people.models import ContactPoint
from jatak.people.of_address import failures_of
from jatak.people.reachability import mended


class Mended(forms.Form):
    """How somebody knows that the address is in order again."""

    why = forms.CharField(
        label=gettext_lazy("How do you know?"),
        max_length=500,
        strip=True,
        help_text=gettext_lazy("For example: “she called: the mailbox was full and is not any more”."),
    )


@needs(May.SEE_PEOPLE)
def person_address(request: Any, person_id: int, point_id: int) -> HttpResponse:
    """What came back from an address, and from when to when nobody could be reached there."""
    known = Known(Sight.of(request, person_id))
    point = point_of(known, point_id)
    rows = [row for row in known.unreachable if row.contact_point_id == point.pk]
    shown: dict[str, Any] = {
        "sight": known.sight,
        "point": point,
        "now": next((cannot_be_reached(row) for row in rows if row.ended_at is None), ""),
        "periods": [(row, cannot_be_reached(row), ended_in_words(row)) for row in rows],
        "failures": [(each, KINDS[each.kind], HEARD[each.heard_by]) for each in failures_of(point.pk)],
    }
    request.operator.looked(person_id, "person_address")
    return page(request, "people/address", point.address, crumbs(known.sight), **shown)


@needs(May.ANSWER_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def person_address_mended(request: Any, person_id: int, point_id: int) -> HttpResponse:
    """An operator says that an address is in order again."""
    sight = Sight.to_answer(request, person_id)
    point = point_of(Known(sight), point_id)
    form = Mended(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        with acting_as("consent"), atomic():
            if mended(point.pk, now(), sight.operator.name, form.cleaned_data["why"]):
                sight.operator.changed("person.address_mended", f"person {person_id}", contact_point=point.pk)
        messages.success(request, _("Messages go to this address again, where consents and the law permit it."))
        return redirect("person", person_id)
    request.operator.looked(person_id, "person_address_mended")
    status = 422 if form.errors else 200
    title = _("The address is in order again")
    return page(
        request, "people/address_mended", title, crumbs(sight), status=status, sight=sight, form=form, point=point
    )


def point_of(known: Known, point_id: int) -> ContactPoint:
    """One of the addresses that the operator sees; raises Http404."""
    found = next((point for point in known.points if point.pk == point_id), None)
    if found is None:
        raise Http404
    return found
