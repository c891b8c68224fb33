"""Writing what a message says: blocks, languages, preview, approval."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.console.frame.page import page


@needs(May.WRITE)
def index(request: Any) -> HttpResponse:
    """Writing what a message says: blocks, languages, preview, approval."""
    return page(request, "soon", _("Letters"))
