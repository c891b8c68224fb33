"""A new letter."""

from typing import Any
from uuid import uuid4

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from jatak.accounts.may import May
from jatak.accounts.models import Change
from jatak.accounts.needs import needs
from jatak.accounts.operator import Operator
from jatak.console.frame.choosing import company_field, offer_companies
from jatak.console.frame.numbers import number
from jatak.console.frame.page import page
from jatak.console.letters.library import library_of
from jatak.content.drafts import start
from jatak.content.models import TemplateVersion
from jatak.database.using import atomic
from jatak.gate.message import Channel, Declared
from jatak.people.models import Brand


class NewLetter(forms.Form):
    """Whose letter, what it is called, what it is declared as."""

    name = forms.CharField(max_length=120, label=_("Name"), help_text=_("Only those who work here read it."))
    company = company_field()
    brand: Any = forms.ModelChoiceField(
        None,
        required=False,
        label=_("Brand"),
        empty_label=_("none: the company's own name"),
        help_text=_("Whose name stands above it."),
    )
    declared = forms.ChoiceField(
        choices=[
            (Declared.MARKETING.value, _("Marketing: an offer, a newsletter, an invitation")),
            (Declared.SERVICE.value, _("Service: what a customer needs, with nothing offered")),
        ],
        label=_("What you call it"),
        help_text=_("What it is in law follows from what is in it, whatever it is called. This does not change later."),
        widget=forms.RadioSelect,
    )
    channel = forms.ChoiceField(
        choices=[(Channel.EMAIL.value, _("E-mail")), (Channel.SMS.value, _("SMS"))],
        label=_("Channel"),
        initial=Channel.EMAIL.value,
        required=False,
        help_text=_("How it is sent. This does not change later."),
        widget=forms.RadioSelect,
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, operator: Operator, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        companies = operator.controllers(May.WRITE)
        offer_companies(self, companies)
        brands = Brand.objects.filter(controller__in=companies.values("pk")).select_related("controller")
        self.fields["brand"].queryset = brands.order_by("controller__name", "name")  # type: ignore[attr-defined]
        self.fields["brand"].label_from_instance = _brand_name  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A brand belongs to its company."""
        said = super().clean() or {}
        brand = said.get("brand")
        if brand and said.get("company") and brand.controller_id != said["company"].pk:
            self.add_error("brand", _("This brand belongs to another company."))
        return said


def _channel(said: str) -> Channel:
    return Channel(said) if said else Channel.EMAIL


def _brand_name(brand: Brand) -> str:
    return f"{brand.name} ({brand.controller.name})"


@needs(May.WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Any) -> HttpResponse:
    """Ask what the letter is; a POST starts it and leads to the editor."""
    first = {"key": uuid4(), "declared": request.GET.get("declared", Declared.MARKETING.value)}
    if company := number(request.GET.get("company")):
        first["company"] = company
    form = NewLetter(request.operator, request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        return redirect("letter", _started(request, form.cleaned_data).pk)
    return page(request, "letters/new", _("New letter"), [(_("Letters"), reverse("letters"))], icon="mail", form=form)


def _started(request: Any, said: dict[str, Any]) -> TemplateVersion:
    company = said["company"]
    with atomic():
        library_of(company)
        version = start(
            company,
            said["brand"],
            said["name"],
            Declared(said["declared"]),
            str(said["key"]),
            _channel(said["channel"]),
        )
        of = f"letter {version.pk}"
        if not Change.objects.filter(of=of, verb="letter.started").exists():
            request.operator.changed("letter.started", of, company.pk, name=said["name"])
        return version
