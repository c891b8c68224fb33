"""Changing what one company tells silent people, and when."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.console.frame.page import page
from jatak.console.settings.crumbs import crumbs
from jatak.console.settings.refusing import refuse
from jatak.database.using import atomic
from jatak.people.models import Controller
from jatak.retention.reactivation.plans import USUAL, choose, plan_of


class Days(forms.Form):
    """How many days before."""

    days = forms.CharField(
        label=gettext_lazy("Days before the day, one number a message"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("Such as 60, 14. Empty: nobody is told, and nobody is erased as silent."),
    )

    def clean_days(self) -> list[int]:
        """The numbers, in whatever way they are parted."""
        parts = self.cleaned_data["days"].replace(",", " ").replace(";", " ").split()
        if not all(part.isascii() and part.isdigit() for part in parts):
            raise forms.ValidationError(_("Write whole numbers with commas between them, such as 60, 14."))
        return [int(part) for part in parts]


@needs(May.SET_UP)
def edit(request: Any, pk: int) -> HttpResponse:
    """The form of one company."""
    company = request.operator.controller(May.SET_UP, pk)
    had = plan_of(company.pk)
    form = Days(request.POST or None, initial={"days": ", ".join(map(str, had.days if had else USUAL))})
    if request.method == "POST" and form.is_valid():
        try:
            _chosen(request, company, form.cleaned_data["days"])
        except UsageError as error:
            refuse(form, error)
        else:
            messages.success(request, _("It holds from tomorrow morning on; who was told already is told the rest."))
            return redirect("before_going")
    note = _(
        "Who gets every message, and neither presses the button nor does anything else, is erased on the day. Nobody is"
        " erased whom a message did not reach, or who has an open order, a subscription or a warranty."
    )
    way = crumbs((_("Before people go"), reverse("before_going")))
    return page(request, "settings/form", company.name, way, form=form, note=note, save=_("Save"))


def _chosen(request: Any, company: Controller, days: list[int]) -> None:
    with atomic():
        plan = choose(company, days, request.operator.name, now())
        request.operator.changed("before_going.chosen", f"company {company.pk}", company.pk, days=plan.days)
