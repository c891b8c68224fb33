"""For whom an answer is, in which language, of which company, and why it is asked for."""

import uuid
from typing import Any

from babel import Locale
from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jatak.people.models import Controller
from jatak.retention.answers.texts import languages

ALL = _("every company")


class AnswerForm(forms.Form):
    """What is asked for; a message and a campaign belong to a company and are for an authority."""

    to = forms.ChoiceField(
        label=_("For whom is it?"),
        choices=[("person", _("the person")), ("authority", _("an authority"))],
        widget=forms.RadioSelect,
        initial="person",
    )
    company = forms.ModelChoiceField(Controller.objects.none(), label=_("Data held by which company?"), required=False)
    language = forms.ChoiceField(label=_("Language of the reader"))
    why = forms.CharField(
        label=_("Why?"),
        max_length=300,
        strip=True,
        help_text=_("For example: “request 17 of 3 May”. It stays in the log, with your name."),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, language: str = "", why: str = "", **about_person: Any) -> None:
        super().__init__(data, initial={"key": uuid.uuid4(), "language": language, "why": why})
        spoken: Any = self.fields["language"]
        spoken.choices = _named(languages())
        if about_person:
            self._of_companies(**about_person)
        else:
            del self.fields["to"], self.fields["company"]

    def _of_companies(self, companies: list[Controller], every: bool) -> None:
        field: Any = self.fields["company"]
        field.queryset = Controller.objects.filter(pk__in=[each.pk for each in companies]).order_by("name")
        field.empty_label = ALL if every else None
        field.required = not every
        if len(companies) == 1:
            self.initial["company"] = companies[0].pk


def _named(codes: tuple[str, ...]) -> list[tuple[str, str]]:
    names = Locale.parse(get_language() or "en", sep="-").languages
    return sorted(((code, names.get(code, code)) for code in codes), key=lambda each: each[1])
