"""Which servers take the mail: as the environment says, without passwords."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.console.frame.page import page
from jatak.console.settings.crumbs import crumbs
from jatak.delivery.reaching import shown
from jatak.installation.doctor.checks import made


@needs(May.SET_UP)
def index(request: Any) -> HttpResponse:
    """The relays."""
    return page(request, "settings/relays", _("Relays"), crumbs(), relays=shown(settings.JATAK_SMTP_URL))


@needs(May.SET_UP)
def look(request: Any) -> HttpResponse:
    """Whether they answer now; a fragment of the page."""
    return render(request, "console/settings/doctor_findings.html", {"findings": made("relays")})
