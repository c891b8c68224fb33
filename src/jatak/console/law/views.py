"""What holds in a country, with sources."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from jatak.accounts.needs import signed_in
from jatak.console.frame.page import page


@signed_in
def index(request: Any) -> HttpResponse:
    """What holds in a country, with sources."""
    return page(request, "soon", _("Law"))
