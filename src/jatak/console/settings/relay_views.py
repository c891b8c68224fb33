"""Which servers take mail and text messages, and where answers come in: as the environment says, without passwords."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.console.frame.page import page
from jatak.console.settings.crumbs import crumbs
from jatak.delivery.reaching import shown
from jatak.installation.doctor.checks import made

LOOKED_AT = frozenset({"relays", "gateways", "coming-back"})
"""Checks of the doctor that belong here."""


@needs(May.SET_UP)
def index(request: Any) -> HttpResponse:
    """The relays."""
    return page(
        request, "settings/relays", _("Relays, SMS and mailbox"), crumbs(), relays=shown(settings.JATAK_SMTP_URL)
    )


@needs(May.SET_UP)
def look(request: Any, what: str) -> HttpResponse:
    """Whether they answer now; a fragment of the page."""
    if what not in LOOKED_AT:
        raise Http404
    return render(request, "console/settings/doctor_findings.html", {"findings": made(what)})
