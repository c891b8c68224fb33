"""What is done to a collection point by one button; each again is harmless."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import JatakError
from jatak.consent.models import CollectionKind, CollectionPoint
from jatak.consent.placing.closing import close, rename, reopen
from jatak.consent.placing.drafting import LONGEST, discard, live, next_draft
from jatak.consent.placing.publishing import follow
from jatak.consent.placing.terms import WEB
from jatak.console.collection.choosable import newest_of
from jatak.console.collection.finding import author, point_of, version_of
from jatak.database.using import acting_as, atomic
from jatak.jobs.pictures import soon_take


@require_POST
@needs(May.SET_UP)
def shut(request: Any, pk: int) -> HttpResponse:
    """Nobody is asked there any more; what was said there goes on."""
    point = point_of(request, pk, May.SET_UP)
    with acting_as("consent"), atomic():
        if close(point, request.operator.name, now()):
            _log(request, "collection.closed", point)
    messages.success(request, _("It is closed: nobody is asked here any more. What was said here goes on."))
    return redirect("collection_point", pk)


@require_POST
@needs(May.SET_UP)
def open_again(request: Any, pk: int) -> HttpResponse:
    """People are asked there again, in the words of before."""
    point = point_of(request, pk, May.SET_UP)
    with acting_as("consent"), atomic():
        if reopen(point):
            _log(request, "collection.opened", point)
    messages.success(request, _("It is open again."))
    return redirect("collection_point", pk)


@require_POST
@needs(May.WRITE)
def call(request: Any, pk: int) -> HttpResponse:
    """Call it otherwise; its address stays."""
    point = point_of(request, pk, May.WRITE)
    name = request.POST.get("name", "").strip()[:LONGEST]
    if not name:
        messages.warning(request, _("It needs a name."))
        return redirect("collection_point", pk)
    with acting_as("consent"), atomic():
        if changed := rename(point, name):
            _log(request, "collection.renamed", point, name=changed)
    return redirect("collection_point", pk)


@require_POST
@needs(May.WRITE)
def draft(request: Any, pk: int) -> HttpResponse:
    """Begin the next version, or go on with the one that waits."""
    point = point_of(request, pk, May.WRITE)
    if point.kind == CollectionKind.IMPORT:
        messages.warning(request, _("What an import brings is set up by the import."))
        return redirect("collection_point", pk)
    with acting_as("consent"):
        version = next_draft(point)
    return redirect("collection_edit", version.pk)


@require_POST
@needs(May.WRITE)
def throw_away(request: Any, pk: int) -> HttpResponse:
    """Throw a draft away."""
    version = version_of(request, pk, May.WRITE)
    try:
        with acting_as("consent"), atomic():
            if discard(version):
                _log(request, "collection.discarded", version.point, version=version.number)
    except JatakError as error:
        messages.warning(request, f"{error.message} {error.remedy}")
    else:
        messages.success(request, _("The draft is gone. What people see has not changed."))
    return redirect("collection_point", version.point_id)


@require_POST
@needs(May.SET_UP)
def follow_words(request: Any, pk: int) -> HttpResponse:
    """Show a spelling fix of the words from now on."""
    point = point_of(request, pk, May.SET_UP)
    try:
        with acting_as("consent"), atomic():
            version = live(point)
            followed = version is not None and follow(
                version, newest_of(version.notice_version), by=author(request), at=now()
            )
            shown = live(point)
            if followed and shown:
                _log(request, "collection.followed", point, version=shown.number)
    except JatakError as error:
        messages.warning(request, f"{error.message} {error.remedy}")
        return redirect("collection_point", pk)
    if followed and shown and (point.kind in WEB or shown.page_url):
        soon_take(shown.pk)
    messages.success(request, _("The newest words are shown from now on."))
    return redirect("collection_point", pk)


def _log(request: Any, verb: str, point: CollectionPoint, **details: object) -> None:
    request.operator.changed(verb, f"collection point {point.pk}", point.controller_id, **details)
