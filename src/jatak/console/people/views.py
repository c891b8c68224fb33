"""Where is this person, and may I write to her?"""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.console.frame.page import page


@needs(May.SEE_PEOPLE)
def index(request: Any) -> HttpResponse:
    """Where is this person, and may I write to her?"""
    return page(request, "soon", _("People"))
