"""A request for erasure is carried out: first it is shown what goes and what stays, then somebody says yes."""

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
from jatak.console.erasure.words import ALIKE, TIES, grouped
from jatak.console.frame.page import page
from jatak.console.inbox.finding import ICON, crumbs, request_of, sight_of
from jatak.console.people.sight import Sight
from jatak.database.using import atomic
from jatak.desk.models import Request
from jatak.people.models import Acquaintance
from jatak.retention.erasure.foreseeing import Foreseen, foresee
from jatak.retention.erasure.ordering import Order, order
from jatak.retention.models import Erasure, Kind, Why


class Sure(forms.Form):
    """Somebody looked, and says so."""

    sure = forms.BooleanField(label=gettext_lazy("I have looked: this is who asked, and nobody else."))


@needs(May.ANSWER_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: Any, pk: int) -> HttpResponse:
    """What would happen, tried and taken back; POST orders just that.

    Of the company that was asked; with `?everywhere` of every one, by whoever answers people for all of them.
    """
    found = request_of(request, pk)
    sight = sight_of(request, found.person_id)
    if found.closed_at is not None or sight is None:
        raise Http404
    person_id, at_one = sight.person.pk, company_asked(found, sight)
    for_all = answers_for_all_who_know(sight)
    of = None if for_all and "everywhere" in request.GET else at_one
    foreign = of is None and not for_all
    form = Sure(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and not foreign:
        _order(request, found, person_id, of is not None)
        return redirect("inbox_request", pk)
    foreseen = None if foreign else foresee(person_id, Why.REQUEST, now(), of)
    if foreseen is None and not foreign:
        raise Http404
    request.operator.looked(person_id, "inbox_erase")
    told = {"found": found, "sight": sight, "form": form, "foreign": foreign, "choice": for_all and at_one is not None}
    told |= {"of": sight.company(at_one) if at_one else "", "alone": of is not None}
    told |= _told(foreseen) if foreseen else {}
    title, status = _("Erase %(name)s") % {"name": sight.name}, 422 if form.errors else 200
    return page(request, "erasure/ask", title, crumbs(found), ICON, status, **told)


def ordered_for(request_id: int) -> Erasure | None:
    """The erasure that answers a request, where one was ordered."""
    return Erasure.objects.filter(request_id=request_id).first()


def company_asked(found: Request, sight: Sight) -> int | None:
    """The company whose part goes: it was asked, and another one knows the person too; None: they go whole."""
    knowing = set(Acquaintance.objects.filter(person_id=sight.person.pk).values_list("controller_id", flat=True))
    return found.controller_id if found.controller_id in knowing and len(knowing) > 1 else None


def answers_for_all_who_know(sight: Sight) -> bool:
    """Whether the operator answers people for every company that knows this person: they go at all of them."""
    if sight.operator.everywhere(May.ANSWER_PEOPLE):
        return True
    knowing = Acquaintance.objects.filter(person_id=sight.person.pk)
    theirs = sight.operator.controllers(May.ANSWER_PEOPLE).values("pk")
    return not knowing.exclude(controller_id__in=theirs).exists()


def _order(request: Any, found: Request, person_id: int, there_alone: bool) -> None:
    by, at = request.operator.name, found.received_at
    asked = Order(person_id, by, at, found.medium, found.controller_id, found.pk, there_alone)
    made = order(asked, now())
    with atomic():
        request.operator.changed(
            "person.erasure_ordered", f"person {person_id}", found.controller_id, erasure=str(made.pk)
        )
    said = _(
        "Ordered. From now on nothing is sent but the letter that tells them; then they are erased, within minutes."
    )
    messages.success(request, said)


def _told(foreseen: Foreseen) -> dict[str, Any]:
    kept = sorted({(Kind(each.kind).label, each.law, each.until.date()) for each in foreseen.kept}, key=str)
    return {
        "gone": grouped(foreseen.gone),
        "kept": kept,
        "merged": foreseen.merged,
        "alike": [(each, [ALIKE[why] for why in each.alike]) for each in foreseen.lookalikes],
        "ties": [TIES[tie] for tie in foreseen.ties],
    }
