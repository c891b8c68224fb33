"""Inviting somebody, and giving a role."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jatak.accounts.may import May
from jatak.accounts.models import Role
from jatak.accounts.operator import Operator
from jatak.accounts.registering import LONGEST_NAME
from jatak.accounts.roles import Given

ALL = "all"


class GiveRole(forms.Form):
    """A role, for one company or for all."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.EDITOR)
    company = forms.ChoiceField(label=_("For which company"), choices=[])

    def __init__(self, *args: Any, operator: Operator, **options: Any) -> None:
        super().__init__(*args, **options)
        theirs = [(str(each.pk), each.name) for each in operator.controllers(May.MANAGE_ACCOUNTS)]
        every = [(ALL, _("All companies, also those to come"))] if operator.everywhere(May.MANAGE_ACCOUNTS) else []
        self.fields["company"].choices = [*every, *theirs]  # type: ignore[attr-defined]

    def given(self) -> Given:
        """What was chosen."""
        company = self.cleaned_data["company"]
        return Given(self.cleaned_data["role"], None if company == ALL else int(company))


class Invitation(GiveRole):
    """Who is asked in, and as what."""

    name = forms.CharField(label=_("Name"), max_length=LONGEST_NAME)
    email = forms.EmailField(label=_("E-mail address"), max_length=150, help_text=_("By which they log in."))
    field_order = ("name", "email", "role", "company")
