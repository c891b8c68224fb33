"""The standing preview beside the editor."""

from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.errors import UsageError
from jatak.console.letters.finding import version_of
from jatak.console.letters.library import library_of
from jatak.console.letters.parts import parts_of
from jatak.console.letters.posted import words_from
from jatak.console.letters.seeing import seen_before_saving
from jatak.gate.message import Channel


@needs(May.WRITE)
@require_POST
def preview(request: Any, pk: int) -> HttpResponse:
    """What is typed as HTML and text, with its foot; keeps none of it."""
    version = version_of(request, pk, May.WRITE)
    text = version.texts.filter(language=request.POST.get("language", "")).first()
    if text is None:
        raise Http404
    # The first preview is drawn before anybody can choose a picture.
    library_of(version.template.controller)
    try:
        words = words_from(request.POST, text)
    except UsageError as error:
        return JsonResponse({"problem": f"{error.message} {error.remedy}"}, status=400)
    base = request.build_absolute_uri("/").rstrip("/")
    seen = seen_before_saving(version, text.language, words, request.operator.name.split(" ")[0], base)
    parts = parts_of(seen.text) if version.template.channel == Channel.SMS else ""
    told = {"subject": seen.subject, "preheader": seen.preheader, "html": seen.html, "text": seen.text}
    return JsonResponse({**told, "parts": parts})
