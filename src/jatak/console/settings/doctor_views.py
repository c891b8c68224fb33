"""Is everything well? Each check is asked for by itself, so that slow ones hold up none."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.console.frame.page import page
from jatak.console.settings.crumbs import crumbs
from jatak.installation.doctor.checks import CHECKS, made


@needs(May.SET_UP)
def index(request: Any) -> HttpResponse:
    """All checks, which begin by themselves; without scripts they are made before the page is shown."""
    _everywhere(request)
    at_once = request.GET.get("at") == "once"
    checks = [
        {"code": code, "name": check.name, "findings": made(code) if at_once else None, "wait": 50 + 150 * place}
        for place, (code, check) in enumerate(CHECKS.items())
    ]
    return page(request, "settings/doctor", _("Doctor"), crumbs(), checks=checks, at_once=at_once)


@needs(May.SET_UP)
def check(request: Any, code: str) -> HttpResponse:
    """What one check finds now; a fragment of the page."""
    _everywhere(request)
    if code not in CHECKS:
        raise Http404
    return render(request, "console/settings/doctor_findings.html", {"findings": made(code)})


def _everywhere(request: Any) -> None:
    """It tells of all companies and of the machine."""
    if not request.operator.everywhere(May.SET_UP):
        raise Http404
