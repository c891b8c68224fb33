"""Changing what one company chose."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
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
from jatak.farewell.choosing import choice_of, choose
from jatak.farewell.models import Confirm
from jatak.people.models import Controller


class Choices(forms.Form):
    """Who hears of a leaving."""

    confirm = forms.ChoiceField(
        label=gettext_lazy("Who gets a confirmation by e-mail"),
        choices=Confirm.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("A bare message, once; nobody who complained gets one, and STOP is answered by SMS."),
    )
    digest_to = forms.EmailField(
        label=gettext_lazy("Who of yours gets a digest each morning"),
        required=False,
        help_text=gettext_lazy(
            "One e-mail address, a shared mailbox if several read it: how many left yesterday, how it was heard and by"
            " which campaign. Empty: nobody."
        ),
    )
    digest_lists = forms.BooleanField(
        label=gettext_lazy("The digest lists who left"),
        required=False,
        help_text=gettext_lazy("By their number and the keys of your own systems, without addresses."),
    )


@needs(May.SET_UP)
def edit(request: Any, pk: int) -> HttpResponse:
    """The form of one company."""
    found = request.operator.controller(May.SET_UP, pk)
    choice = choice_of(found)
    initial = {name: getattr(choice, name) for name in ("confirm", "digest_to", "digest_lists")}
    form = Choices(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            _chosen(request, found, form.cleaned_data)
        except UsageError as error:
            refuse(form, error, ["digest_to"])
        else:
            messages.success(request, _("It holds for everybody who leaves from now on."))
            return redirect("farewells")
    way = crumbs((_("Notices of leaving"), reverse("farewells")))
    return page(request, "settings/form", found.name, way, form=form, save=_("Save"))


def _chosen(request: Any, company: Controller, told: dict[str, Any]) -> None:
    with transaction.atomic():
        choose(company, Confirm(told["confirm"]), told["digest_to"], told["digest_lists"], request.operator.name, now())
        said = {"confirm": told["confirm"], "digest": bool(told["digest_to"]), "lists": told["digest_lists"]}
        request.operator.changed("farewell.chosen", f"company {company.pk}", company.pk, **said)
