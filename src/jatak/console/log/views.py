"""Who looked at whom, and who changed what."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.console.frame.page import page


@needs(May.PROVE)
def index(request: Any) -> HttpResponse:
    """Who looked at whom, and who changed what."""
    return page(request, "soon", _("Log"))
