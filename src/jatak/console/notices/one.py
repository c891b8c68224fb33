"""One notice: what it asks now, its versions, where it is shown, and who holds which."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import JatakError
from jatak.consent import drafting
from jatak.consent.held import held
from jatak.consent.models import Notice, NoticeVersion
from jatak.consent.notices import content_of
from jatak.console.frame.numbers import number
from jatak.console.frame.page import page
from jatak.console.notices.crumbs import crumbs
from jatak.console.notices.editing import standing
from jatak.console.notices.finding import author, log, notice_of, version_of
from jatak.console.notices.reading import places_of
from jatak.console.notices.telling import told
from jatak.database.using import acting_as, atomic
from jatak.jobs.notices import count_holders_soon

VERSIONS = 20


@needs(May.SEE_NUMBERS)
@require_safe
def notice(request: Any, pk: int) -> HttpResponse:
    """The words of now, and every version."""
    found = notice_of(request, pk)
    with acting_as("consent"):
        live, draft = drafting.live(found), drafting.waiting(found)
        versions = _versions(found, number(request.GET.get("below")))
        figures, places = held(each.pk for each in versions), places_of([found.pk])
        shown = next((each for each in versions if each == live), live) or (versions[0] if versions else None)
        content = content_of(shown) if shown else None
    if shown is not None:
        shown.notice = found
    company = found.controller_id
    stands = standing(shown, content) if shown and content else {}
    return page(
        request,
        "notices/notice",
        found.slug,
        crumbs(),
        icon="openquote",
        notice=found,
        shown=shown,
        live=live,
        draft=draft,
        rows=[
            {
                "version": each,
                "held": figures.get(each.pk),
                "places": [p for p in places if p.notice_version_id == each.pk],
            }
            for each in versions[:VERSIONS]
        ],
        below=versions[VERSIONS - 1].number if len(versions) > VERSIONS else None,
        terms=told(content, stands["names"]) if content else [],
        content=content,
        **stands,
        asked_anywhere=bool(places),
        may_write=request.operator.may(May.WRITE, company),
    )


@needs(May.WRITE)
@require_POST
def next_version(request: Any, pk: int) -> HttpResponse:
    """Go on from a published version: an essential change, or a spelling fix; to the draft that is there, if any."""
    version = version_of(request, pk, May.WRITE)
    spelling, at = request.POST.get("change") == "spelling", now()
    with acting_as("consent"), atomic():
        draft = drafting.follow(version, spelling=spelling, by=author(request), at=at)
        if draft.changed_at == at:
            log(request, "notice.version", draft)
        elif bool(draft.minor) != spelling:
            messages.warning(request, _("Another draft was begun already: finish it or throw it away first."))
    return redirect("notice_edit", draft.pk)


@needs(May.WRITE)
@require_POST
def discard(request: Any, pk: int) -> HttpResponse:
    """Throw a draft away, and a notice that was nothing else."""
    version = version_of(request, pk, May.WRITE)
    try:
        with acting_as("consent"), atomic():
            drafting.discard(version)
            log(request, "notice.discarded", version)
            stays = Notice.objects.filter(pk=version.notice_id).exists()
    except JatakError as error:
        messages.error(request, f"{error.message} {error.remedy}")
        return redirect("notice_edit", pk)
    messages.success(request, _("The draft is thrown away."))
    return redirect("notice", version.notice_id) if stays else redirect("notices")


@needs(May.SEE_NUMBERS)
@require_POST
def count(request: Any, pk: int) -> HttpResponse:
    """Have counted anew who holds which version."""
    notice_of(request, pk)
    count_holders_soon()
    messages.success(request, _("It is being counted. Load the page again in a moment."))
    return redirect("notice", pk)


def _versions(found: Notice, below: int | None) -> list[NoticeVersion]:
    every = NoticeVersion.objects.filter(notice=found).prefetch_related("texts", "companies").order_by("-number")
    return list((every.filter(number__lt=below) if below is not None else every)[: VERSIONS + 1])
