"""Who may do what, and how we send."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.console.frame.page import page


@needs(May.SET_UP)
def index(request: Any) -> HttpResponse:
    """Who may do what, and how we send."""
    return page(request, "soon", _("Settings"))
