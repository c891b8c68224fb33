"""The first administrator."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jatak.accounts.registering import LONGEST_NAME

SHORTEST = 12


class Administrator(forms.Form):
    """Name, address, and a password typed twice."""

    name = forms.CharField(label=_("Your name"), max_length=LONGEST_NAME)
    email = forms.EmailField(label=_("E-mail address"), max_length=150, help_text=_("By which you log in."))
    password = forms.CharField(
        label=_("Password"),
        min_length=SHORTEST,
        max_length=200,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text=_("At least 12 letters; a sentence is good."),
    )
    again = forms.CharField(
        label=_("The same again"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """The two are the same."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("password") and told["password"] != told.get("again"):
            self.add_error("again", _("This is not the same password."))
        return told
