"""Who got our consents, and who of them does not know yet that somebody left."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.console.frame.page import page
from jatak.console.passing.finding import partners_of, told_here
from jatak.console.settings.crumbs import crumbs

AT_MOST = 200


@needs(May.SET_UP)
def index(request: Any) -> HttpResponse:
    """The partners, those first that do not know something."""
    found = partners_of(request, now())[:AT_MOST]
    some_here = told_here(request).exists()
    return page(request, "passing/list", _("Passed on"), crumbs(), partners=list(found), some_here=some_here)
