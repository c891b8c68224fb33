"""A version as people will see it, before anybody does."""

from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.consent.placing.terms import WEB
from jatak.console.collection.finding import version_of
from jatak.signup.form import Form
from jatak.signup.places import draft_of
from jatak.signup.views import form_page

FRAMED = "frame-ancestors 'none'", "frame-ancestors 'self'"


@needs(May.SEE_NUMBERS)
@xframe_options_sameorigin
@require_safe
def preview(request: Any, pk: int) -> HttpResponse:
    """The form in one of its languages, drawn by what draws it for people; its buttons do nothing."""
    version = version_of(request, pk)
    if version.point.kind not in WEB:
        raise Http404
    place = draft_of(version)
    language = request.GET.get("language", "")
    text = place.texts.get(language) or next(iter(place.texts.values()))
    shown = form_page(request, Form(place, text), preview=True)
    # It stands in a frame of the console, and in no other.
    shown.headers["Content-Security-Policy"] = shown.headers["Content-Security-Policy"].replace(*FRAMED)
    return shown
