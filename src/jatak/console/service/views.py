"""Messages to customers that hold no marketing."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.console.frame.page import page


@needs(May.SEE_NUMBERS)
def index(request: Any) -> HttpResponse:
    """Messages to customers that hold no marketing."""
    return page(request, "soon", _("Service messages"))
