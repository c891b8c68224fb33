"""Judging a published version anew: by what somebody states of it now."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.consent.models import CollectionKind, CollectionPointVersion
from jatak.consent.placing.checking import asks_for_consent
from jatak.consent.placing.publishing import judge as state
from jatak.console.collection.crumbs import ICON, crumbs
from jatak.console.collection.finding import author, version_of
from jatak.console.collection.stating import Statements
from jatak.console.frame.page import page
from jatak.database.using import acting_as, atomic


@needs(May.SET_UP)
@require_http_methods(["GET", "HEAD", "POST"])
def judge(request: Any, pk: int) -> HttpResponse:
    """The statements anew; of several judgements the newest counts, and the others stay on record."""
    version = version_of(request, pk, May.SET_UP)
    made_by_import = version.point.kind == CollectionKind.IMPORT
    if version.published_at is None or made_by_import or not asks_for_consent(version):
        raise Http404
    form = Statements(request.POST or None, version.point.kind)
    if request.method == "POST" and form.is_valid():
        _state(request, version, form)
        messages.success(request, _("Kept. The newest judgement counts for every consent of this version."))
        return redirect("collection_point", version.point_id)
    return page(
        request,
        "collection/judge",
        _("Judge version %(number)s anew") % {"number": version.number},
        crumbs(version.point),
        ICON,
        version=version,
        point=version.point,
        form=form,
    )


def _state(request: Any, version: CollectionPointVersion, form: Statements) -> None:
    said = form.judgement()
    with acting_as("consent"), atomic():
        state(version, said, by=author(request), at=now())
        request.operator.changed(
            "collection.judged",
            f"collection point {version.point_id}",
            version.point.controller_id,
            version=version.number,
            stated=sorted(said.statements),
        )
