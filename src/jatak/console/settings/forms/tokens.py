"""Letting a program in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jatak.accounts.may import May
from jatak.accounts.models import Scope
from jatak.accounts.operator import Operator
from jatak.accounts.tokens import LONGEST_NAME
from jatak.console.frame.choosing import company_field, offer_companies


class NewToken(forms.Form):
    """For which company, what for, and what it may do."""

    name = forms.CharField(
        label=_("Name"), max_length=LONGEST_NAME, help_text=_("What it is for, such as the web shop.")
    )
    company = company_field(_("It sees and writes for this one."))
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"),
        choices=Scope.choices,
        initial=[Scope.READ],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("No more than the program needs."),
    )

    def __init__(self, *args: Any, operator: Operator, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_companies(self, operator.controllers(May.SET_UP))
