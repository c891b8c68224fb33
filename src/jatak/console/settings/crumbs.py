"""The way to these pages."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jatak.console.frame.page import Crumb


def crumbs(*more: Crumb) -> list[Crumb]:
    """From the overview on."""
    return [(_("Settings"), reverse("settings")), *more]


def companies_crumb() -> Crumb:
    """The list of companies."""
    return (_("Companies"), reverse("settings_companies"))


def accounts_crumb() -> Crumb:
    """The list of accounts."""
    return (_("Accounts"), reverse("settings_accounts"))
