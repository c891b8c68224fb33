"""A new partner, and how it is told."""

from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.accounts.operator import Operator
from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.console.frame.choosing import company_field, offer_companies
from jatak.console.frame.page import page
from jatak.console.passing.finding import way
from jatak.console.settings.refusing import refuse
from jatak.onward.models import Partner, Way
from jatak.onward.partners import EVER, LONGEST, enter
from jatak.onward.reading import look_back


class NewPartner(forms.Form):
    """Whose it is, and what it is called."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=LONGEST,
        help_text=gettext_lazy("As your notices name it; then whoever they told is told of those who leave."),
    )
    company = company_field(gettext_lazy("Which of yours passes consents on to it."))

    def __init__(self, *args: Any, operator: Operator, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_companies(self, operator.controllers(May.SET_UP))


@needs(May.SET_UP)
def new(request: Any) -> HttpResponse:
    """Enter it; how it is told is asked on the next page."""
    form = NewPartner(request.POST or None, operator=request.operator)
    if request.method == "POST" and form.is_valid():
        try:
            made = _entered(request, form)
        except UsageError as error:
            refuse(form, error)
        else:
            # Who left before this day, and whose notice named it, is told of as well.
            look_back(made.controller_id, EVER)
            return redirect("passed_on_agree", made.pk)
    return page(request, "settings/form", _("Add a partner"), way(), form=form, save=_("Add it"))


def _entered(request: Any, form: NewPartner) -> Partner:
    company = form.cleaned_data["company"]
    with transaction.atomic():
        made = enter(company, form.cleaned_data["name"], Way.HAND, request.operator.name, now())
        request.operator.changed("partner.entered", f"partner {made.pk}", company.pk, name=made.name)
        return made
