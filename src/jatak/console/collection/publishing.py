"""Publishing a version: looking at it once more, and stating what no text can show."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.accounts.who_may import who_may
from jatak.base.clock import now
from jatak.consent.models import CollectionPointVersion, NoticeText
from jatak.consent.placing.checking import Found, asks_for_consent, faults
from jatak.consent.placing.drafting import live
from jatak.consent.placing.errors import NotReady
from jatak.consent.placing.publishing import publish as put_forth
from jatak.consent.placing.terms import WEB, essential_changes, terms_of
from jatak.consent.placing.worth import Judgement
from jatak.console.collection import words
from jatak.console.collection.crumbs import ICON, crumbs
from jatak.console.collection.finding import author, version_of
from jatak.console.collection.reminding import reminders_of
from jatak.console.collection.stating import Statements
from jatak.console.frame.page import page
from jatak.database.using import acting_as, atomic
from jatak.jobs.pictures import soon_take

NAMED = 5
"""Of those who may publish, how many are named."""


@dataclass(frozen=True, slots=True)
class _Looked:
    """A draft as it is about to be published."""

    before: CollectionPointVersion | None
    changes: list[str]
    found: list[Found]
    texts: list[NoticeText]

    @property
    def states(self) -> bool:
        """Whether something must be stated: for the first version, and after an essential change."""
        return self.before is None or bool(self.changes)


@needs(May.SET_UP)
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: Any, pk: int) -> HttpResponse:
    """Show what changes and what is wrong, and ask for the statements; a POST publishes."""
    version = version_of(request, pk, May.SET_UP)
    if version.published_at is not None:
        return redirect("collection_point", version.point_id)
    form = Statements(request.POST or None, version.point.kind)
    if request.method == "POST" and form.is_valid():
        try:
            _put_forth(request, version, form.judgement())
        except NotReady as error:
            form.add_error(None, f"{error.message} {error.remedy}")
            version = version_of(request, pk, May.SET_UP)
        else:
            messages.success(request, _("Published: people can be asked here from now on."))
            return redirect("collection_point", version.point_id)
    title = _("Publish version %(number)s") % {"number": version.number}
    return _shown(request, title, version, form, status=422 if form.errors else 200)


@needs(May.WRITE)
@require_safe
def look(request: Any, pk: int) -> HttpResponse:
    """The same for who writes and does not publish, with the names of those who do."""
    version = version_of(request, pk, May.WRITE)
    if version.published_at is not None:
        return redirect("collection_point", version.point_id)
    able = who_may(May.SET_UP, version.point.controller_id)[:NAMED]
    publishers = [each.get_full_name() or each.email for each in able]
    title = _("Look at version %(number)s") % {"number": version.number}
    return _shown(request, title, version, None, publishers=publishers)


def _shown(
    request: Any, title: str, version: CollectionPointVersion, form: Statements | None, **more: Any
) -> HttpResponse:
    looked = _look(version)
    return page(
        request,
        "collection/publish",
        title,
        crumbs(version.point),
        ICON,
        version=version,
        point=version.point,
        form=form,
        seen=terms_of(version).fingerprint,
        looked=looked,
        changes=[words.ESSENTIAL[name] for name in looked.changes],
        faults=[(words.FAULTS[each.fault], each) for each in looked.found],
        blocked=any(each.blocks for each in looked.found),
        asks=asks_for_consent(version),
        drawn=version.point.kind in WEB,
        reminders=reminders_of(version),
        **more,
    )


def _look(version: CollectionPointVersion) -> _Looked:
    with acting_as("consent"):
        before = live(version.point)
        changes = essential_changes(before, version) if before else []
        texts = list(NoticeText.objects.filter(version=version.notice_version_id).order_by("language"))
    return _Looked(before, changes, faults(version, now().date()), texts)


def _put_forth(request: Any, version: CollectionPointVersion, judged: Judgement) -> None:
    """Published and logged in one transaction; the picture is taken by a job of its own, and blocks nothing."""
    with acting_as("consent"), atomic():
        put_forth(version, request.POST.get("seen", ""), judged, by=author(request), at=now())
        request.operator.changed(
            "collection.published",
            f"collection point {version.point_id}",
            version.point.controller_id,
            version=version.number,
            stated=sorted(judged.statements),
        )
    if version.point.kind in WEB or version.page_url:
        soon_take(version.pk)
