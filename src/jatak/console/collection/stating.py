"""Stating what no text can show, for whoever has looked at the place."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jatak.consent.placing.worth import Judgement
from jatak.console.collection import words
from jatak.console.people.choosing import offer


class Statements(forms.Form):
    """What somebody states of a place that they have looked at."""

    statements = forms.MultipleChoiceField(
        label=_("I have looked at the place, and"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick what is so. What is not ticked counts as not known, and then no yes from here counts."),
    )
    note = forms.CharField(
        label=_("What you looked at"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("It stands beside your name wherever somebody asks how we know."),
    )

    def __init__(self, data: Any, kind: str) -> None:
        super().__init__(data)
        offer(self, "statements", list(words.statements(kind).items()))

    def judgement(self) -> Judgement:
        """What was stated."""
        return Judgement(frozenset(self.cleaned_data["statements"]), self.cleaned_data["note"].strip())
