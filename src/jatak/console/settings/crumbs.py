"""The way to these pages."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jatak.console.frame.page import Crumb


def onward(request: Any, route: str, *values: object) -> HttpResponse:
    """After saving: to this page, or back to the first run where somebody came from there."""
    return redirect("welcome") if request.GET.get("from") == "welcome" else redirect(route, *values)


def crumbs(*more: Crumb) -> list[Crumb]:
    """From the overview on."""
    return [(_("Settings"), reverse("settings")), *more]


def companies_crumb() -> Crumb:
    """The list of companies."""
    return (_("Companies"), reverse("settings_companies"))


def accounts_crumb() -> Crumb:
    """The list of accounts."""
    return (_("Accounts"), reverse("settings_accounts"))
