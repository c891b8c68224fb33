"""Writing a draft of a collection point."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.consent.floors import Floor, ages, must_confirm
from jatak.consent.models import CollectionPointVersion, NoticeVersion, Purpose
from jatak.consent.placing.drafting import save
from jatak.consent.placing.errors import AlreadyPublished, ChangedMeanwhile
from jatak.consent.placing.terms import Terms, terms_of
from jatak.console.collection.choosable import notices_of
from jatak.console.collection.crumbs import ICON, crumbs
from jatak.console.collection.finding import version_of
from jatak.console.collection.forms import Place, standing_of
from jatak.console.frame.page import page
from jatak.console.settings.conflict import differing, show_conflict
from jatak.database.using import acting_as, atomic


@needs(May.WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Any, pk: int) -> HttpResponse:
    """The draft as it stands; a POST saves it, finished or not."""
    version = version_of(request, pk, May.WRITE)
    if version.published_at is not None:
        return redirect("collection_point", version.point_id)
    with acting_as("consent"):
        notices = _with_its_own(version)
    form = Place(request.POST or None, version, notices)
    seen = terms_of(version).fingerprint
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, version, _floored(request, form))
            return _onward(request, version)
        except AlreadyPublished as error:
            messages.warning(request, f"{error.message} {error.remedy}")
            return redirect("collection_point", version.point_id)
        except ChangedMeanwhile as error:
            version, seen = error.version, terms_of(error.version).fingerprint
            show_conflict(form, differing(form, _what_differs(form, error.version)))
    elif request.method == "POST":
        seen = request.POST.get("seen", "")
    notice = _chosen(form, version)
    return page(
        request,
        "collection/edit",
        _("Version %(number)s: how people are asked") % {"number": version.number},
        crumbs(version.point),
        ICON,
        status=422 if form.errors else 200,
        version=version,
        point=version.point,
        form=form,
        seen=seen,
        floors=_floors(notice, version.point.kind),
        ages=ages(notice.countries, now().date()),
        notice=notice,
    )


def _with_its_own(version: CollectionPointVersion) -> list[NoticeVersion]:
    """What can be chosen, and what the draft names already though there is a newer one."""
    found = notices_of([version.point.controller_id])
    return found if version.notice_version_id in {each.pk for each in found} else [version.notice_version, *found]


def _chosen(form: Place, version: CollectionPointVersion) -> NoticeVersion:
    chosen = form.cleaned_data.get("notice") if form.is_bound else None
    return form.notices.get(chosen or 0, version.notice_version)


def _floors(notice: NoticeVersion, kind: str) -> list[Floor]:
    consent = notice.purpose == Purpose.MARKETING
    return must_confirm(notice.countries, kind, now().date()) if consent else []


def _floored(request: Any, form: Place) -> Terms:
    """Where a country lets an unconfirmed yes prove nothing, it is confirmed, whatever was ticked."""
    terms, notice = form.terms(), form.notices[form.cleaned_data["notice"]]
    if notice.purpose != Purpose.MARKETING:
        return Terms(terms.notice_version_id, False, terms.asks)
    return Terms(terms.notice_version_id, terms.double_opt_in or bool(_floors(notice, form.kind)), terms.asks)


def _save(request: Any, version: CollectionPointVersion, terms: Terms) -> None:
    with acting_as("consent"), atomic():
        before = terms_of(version)
        after = terms_of(save(version, terms, request.POST.get("seen", "")))
        if before != after:
            request.operator.changed(
                "collection.changed",
                f"collection point {version.point_id}",
                version.point.controller_id,
                version=version.number,
            )


def _what_differs(form: Place, version: CollectionPointVersion) -> dict[str, Any]:
    stands = standing_of(version)
    typed = form.terms()
    mine = CollectionPointVersion(point=version.point, **typed.written())
    mine.notice_version = form.notices[typed.notice_version_id]
    said = standing_of(mine)
    return {name: value for name, value in stands.items() if value != said[name]}


def _onward(request: Any, version: CollectionPointVersion) -> HttpResponse:
    if "publish" in request.POST:
        sets_up = request.operator.may(May.SET_UP, version.point.controller_id)
        return redirect("collection_publish" if sets_up else "collection_look", version.pk)
    messages.success(request, _("Saved."))
    return redirect("collection_edit", version.pk)
