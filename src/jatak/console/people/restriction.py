"""Processing of a person is restricted while something is settled (GDPR art. 18), and goes on afterwards."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.console.frame.page import page
from jatak.console.people.crumbs import crumbs
from jatak.console.people.said_to import SaidTo
from jatak.console.people.sight import Sight
from jatak.database.using import acting_as, atomic
from jatak.people.models import Controller, Restriction
from jatak.people.restricting import lift, restrict


class Reason(SaidTo):
    """Why it is restricted."""

    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        max_length=500,
        strip=True,
        help_text=gettext_lazy("For example: “says that the address is not hers; being checked”."),
    )
    field_order = ("reason", "company")

    def __init__(self, companies: list[Controller], data: Any = None) -> None:
        super().__init__(companies, data)
        if "company" in self.fields:
            self.fields["company"].help_text = _("The reason is shown to those who work for it, and to nobody else.")


@needs(May.ANSWER_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def person_restrict(request: Any, person_id: int) -> HttpResponse:
    """Hold all marketing to a person, of every company."""
    sight = Sight.to_answer(request, person_id)
    form = Reason(sight.answering, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        with acting_as("consent"), atomic():
            made = restrict(sight.person, form.cleaned_data["reason"], now(), form.said_to)
            sight.operator.changed("person.restricted", f"person {person_id}", restriction=made.pk)
        messages.success(request, _("Restricted. No marketing goes to this person until it is ended."))
        return redirect("person", person_id)
    request.operator.looked(person_id, "person_restrict")
    status = 422 if form.errors else 200
    return page(request, "people/restrict", _("Restrict"), crumbs(sight), status=status, sight=sight, form=form)


@needs(May.ANSWER_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def person_restriction_end(request: Any, person_id: int, restriction_id: int) -> HttpResponse:
    """End a restriction; it held for every company, so whoever ends it must answer for every company."""
    sight = Sight.to_answer(request, person_id)
    restriction = get_object_or_404(Restriction, pk=restriction_id, person_id=person_id, request_id=None)
    if not answers_for_all(sight):
        raise Http404
    if request.method == "POST":
        with acting_as("consent"), atomic():
            if lift(restriction, now()):
                sight.operator.changed("person.restriction_ended", f"person {person_id}", restriction=restriction_id)
        messages.success(request, _("The restriction has ended."))
        return redirect("person", person_id)
    request.operator.looked(person_id, "person_restriction_end")
    title = _("End the restriction")
    return page(request, "people/restriction_end", title, crumbs(sight), sight=sight, restriction=restriction)


def answers_for_all(sight: Sight) -> bool:
    """Whether the operator answers people for every company that there is."""
    if sight.operator.everywhere(May.ANSWER_PEOPLE):
        return True
    theirs = sight.operator.controllers(May.ANSWER_PEOPLE)
    return not Controller.objects.exclude(pk__in=theirs.values("pk")).exists()
