"""Brands, topics and product groups of a company: adding and renaming."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.errors import UsageError
from jatak.console.frame.page import page
from jatak.console.settings.crumbs import companies_crumb, crumbs, onward
from jatak.console.settings.refusing import only_own_domains, refuse
from jatak.people import names
from jatak.people.models import Brand, Controller
from jatak.people.names import KINDS, LONGEST

NEW = {
    "brands": gettext_lazy("New brand"),
    "topics": gettext_lazy("New topic"),
    "product-groups": gettext_lazy("New product group"),
}
RENAMED = {
    "brands": gettext_lazy("Its limit, if it has one, keeps the old name."),
    "topics": gettext_lazy("Consents and refusals to it stay; people see the new name from now on."),
    "product-groups": gettext_lazy("Files of purchases that name the old one will make it anew."),
}


class Name(forms.Form):
    """One name."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=LONGEST)


class BrandName(Name):
    """A brand may come from an address of its own."""

    sender_address = forms.EmailField(
        label=gettext_lazy("Sender address"), required=False, help_text=gettext_lazy("Empty: that of the company.")
    )
    sms_sender = forms.CharField(
        label=gettext_lazy("Sender of SMS"),
        required=False,
        max_length=20,
        help_text=gettext_lazy("Empty: that of the company."),
    )


@needs(May.SET_UP)
def new(request: Any, pk: int, kind: str) -> HttpResponse:
    """Add one; the same name again is the one that there is."""
    company = _company(request, pk, kind)
    form = _form(kind)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _add(request, company, kind, form.cleaned_data)
        except UsageError as error:
            refuse(form, error, form.fields)
        else:
            return onward(request, "settings_company", pk)
    return page(request, "settings/form", NEW[kind], _way(company), form=form, save=_("Add"))


@needs(May.SET_UP)
def edit(request: Any, pk: int, kind: str, thing: int) -> HttpResponse:
    """Rename one."""
    company = _company(request, pk, kind)
    found: Any = get_object_or_404(KINDS[kind], pk=thing, controller=company)
    initial = {field: getattr(found, field, "") for field in ("name", "sender_address", "sms_sender")}
    form = _form(kind)(request.POST or None, initial=initial)
    before = request.POST.get("version", found.name)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                only_own_domains(request, company, form.cleaned_data)
                changed = names.rename(found, before=before, **form.cleaned_data)
                request.operator.changed(f"{_verb(kind)}.renamed", f"{_verb(kind)} {found.pk}", pk, name=changed)
        except UsageError as error:
            found.refresh_from_db()
            before = found.name
            refuse(form, error, ["sender_address", "sms_sender", "name"])
        else:
            messages.success(request, _("Saved."))
            return redirect("settings_company", pk)
    return page(
        request,
        "settings/form",
        found.name,
        _way(company),
        form=form,
        version=before,
        note=RENAMED[kind],
        save=_("Save"),
    )


def _add(request: Any, company: Controller, kind: str, told: dict[str, str]) -> None:
    with transaction.atomic():
        only_own_domains(request, company, told)
        made, is_new = names.add(company, kind, **told)
        if is_new:
            request.operator.changed(f"{_verb(kind)}.added", f"{_verb(kind)} {made.pk}", company.pk, name=made.name)
    words = _("%(name)s is added.") if is_new else _("%(name)s is there already.")
    messages.success(request, words % {"name": made.name})


def _company(request: Any, pk: int, kind: str) -> Controller:
    if kind not in KINDS:
        raise Http404
    found: Controller = request.operator.controller(May.SET_UP, pk)
    return found


def _form(kind: str) -> type[Name]:
    return BrandName if KINDS[kind] is Brand else Name


def _verb(kind: str) -> str:
    return kind.removesuffix("s").replace("-", "_")


def _way(company: Controller) -> list[Any]:
    return crumbs(companies_crumb(), (company.name, reverse("settings_company", args=[company.pk])))
