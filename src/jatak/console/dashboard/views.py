"""The dashboard."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.console.frame.page import page


@needs(May.SEE_NUMBERS)
def dashboard(request: Any) -> HttpResponse:
    """Who can be written to today, and why not the rest."""
    return page(request, "dashboard", _("Dashboard"), icon="home")
