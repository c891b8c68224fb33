"""Pictures of forms: shown, kept to be downloaded, and taken again."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.consent.models import Picture
from jatak.consent.placing.terms import WEB
from jatak.console.collection.finding import version_of
from jatak.database.using import acting_as, atomic
from jatak.jobs.pictures import soon_take

UNCHANGING = "private, max-age=31536000, immutable"
"""A picture never changes; another browser's cache is none of its business."""


@needs(May.SEE_NUMBERS)
@require_safe
def png(request: Any, pk: int) -> HttpResponse:
    """The picture itself; a form names nobody."""
    found = _picture(request, pk)
    if not found.png:
        raise Http404
    answer = HttpResponse(bytes(found.png), content_type="image/png")
    answer["Cache-Control"] = UNCHANGING
    return answer


@needs(May.SEE_NUMBERS)
@require_safe
def html(request: Any, pk: int) -> HttpResponse:
    """The page that was pictured, as text to keep: nothing of it is run here."""
    found = _picture(request, pk)
    if not found.html:
        raise Http404
    answer = HttpResponse(found.html, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="form-{found.version_id}-{found.pk}.html.txt"'
    answer["Cache-Control"] = UNCHANGING
    return answer


@require_POST
@needs(May.WRITE)
def take_again(request: Any, pk: int) -> HttpResponse:
    """Have new pictures taken; those that are there stay."""
    version = version_of(request, pk, May.WRITE)
    if version.published_at is None or not (version.point.kind in WEB or version.page_url):
        raise Http404
    with atomic():
        soon_take(version.pk, request.operator.name)
        request.operator.changed(
            "collection.pictured",
            f"collection point {version.point_id}",
            version.point.controller_id,
            version=version.number,
        )
    messages.success(request, _("A browser looks at it now; the pictures are here in a minute."))
    return redirect("collection_point", version.point_id)


def _picture(request: Any, pk: int) -> Picture:
    with acting_as("consent"):
        found = Picture.objects.select_related("version__point").filter(pk=pk).first()
    if found is None or not request.operator.may(May.SEE_NUMBERS, found.version.point.controller_id):
        raise Http404
    return found
