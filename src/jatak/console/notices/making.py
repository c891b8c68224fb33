"""A new notice: who asks, with what kind of words, in which languages."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.accounts.operator import Operator
from jatak.base.clock import now
from jatak.consent import drafting
from jatak.consent.models import NoticeVersion
from jatak.consent.notices import Draft
from jatak.consent.proposals import KINDS, Telling, languages, propose
from jatak.console.frame.choosing import company_field, offer_companies
from jatak.console.frame.numbers import number
from jatak.console.frame.page import page
from jatak.console.notices.crumbs import crumbs
from jatak.console.notices.finding import author, log
from jatak.console.notices.terms import lands
from jatak.console.notices.words import CHANNELS
from jatak.console.notices.words import KINDS as KIND_WORDS
from jatak.content.naming import language_named
from jatak.database.using import acting_as, atomic


class NewNotice(forms.Form):
    """What the proposed words are made of."""

    company = company_field()
    kind = forms.ChoiceField(
        label=_("What do you want to ask?"), choices=list(KIND_WORDS.items()), widget=forms.RadioSelect
    )
    name = forms.CharField(max_length=80, label=_("Name"), help_text=_("Only those who work here read it."))
    goods = forms.CharField(
        max_length=200,
        label=_("What you write about"),
        help_text=_(
            "As it will stand in the words: “package tours and hotels”, not “our products”. "
            "Translate it on the next page."
        ),
    )
    channels = forms.MultipleChoiceField(
        label=_("Channels"),
        choices=list(CHANNELS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None: e-mail, or text messages where that is what you ask for."),
    )
    per_month = forms.IntegerField(
        label=_("Messages a month, at most"),
        required=False,
        min_value=1,
        max_value=100,
        help_text=_("A promise that Jatak keeps. Empty: no promise."),
    )
    languages = forms.MultipleChoiceField(label=_("Languages"), widget=forms.CheckboxSelectMultiple)
    countries = forms.MultipleChoiceField(
        label=_("Countries"),
        choices=lands,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Where people are asked: the words are held against the list of each."),
    )

    def __init__(self, operator: Operator, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_companies(self, operator.controllers(May.WRITE))
        self.fields["languages"].choices = [(each, language_named(each)) for each in languages()]  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        """As it stands in addresses."""
        named = str(slugify(self.cleaned_data["name"]))
        if not named:
            raise forms.ValidationError(_("Write it with letters and digits."))
        return named


@needs(May.WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Any) -> HttpResponse:
    """Ask what the notice is; a POST begins it with proposed words and leads to the editor."""
    form = NewNotice(request.operator, request.POST or None, initial=_suggested(request))
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("notice_edit", _begun(request, form.cleaned_data).pk)
        except drafting.NameTaken:
            form.add_error("name", _("This company has a notice of that name already."))
    return page(request, "notices/new", _("New notice"), crumbs(), icon="openquote", form=form)


def _suggested(request: Any) -> dict[str, Any]:
    every = request.operator.controllers(May.WRITE)
    company = every.filter(pk=number(request.GET.get("company"))).first() or (every[0] if len(every) == 1 else None)
    spoken = company.default_language if company else get_language()
    told = {"kind": "newsletter", "name": "newsletter", "per_month": 4}
    return {**told, "company": company, "languages": [spoken if spoken in languages() else "en"]}


def _begun(request: Any, told: dict[str, Any]) -> NoticeVersion:
    company, at = told["company"], now()
    with acting_as("consent"), atomic():
        version = drafting.begin(company, told["name"], _content(told), by=author(request), at=at)
        if version.changed_at == at:
            log(request, "notice.started", version)
        return version


def _content(told: dict[str, Any]) -> Draft:
    kind = KINDS[told["kind"]]
    channels = told["channels"] or kind.channels
    telling = Telling(told["goods"], channels, told["per_month"], told["countries"])
    return Draft(
        channels=channels,
        words={language: propose(kind, language, told["company"], telling) for language in told["languages"]},
        promised_per_month=told["per_month"],
        purpose=kind.purpose,
        countries=told["countries"],
        benefit=kind.benefit,
    )
