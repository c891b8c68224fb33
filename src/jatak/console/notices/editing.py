"""The page on which a draft is written, and the check that answers while somebody types."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import JatakError
from jatak.consent import drafting
from jatak.consent.models import NoticeVersion
from jatak.consent.notices import Draft
from jatak.console.frame.numbers import numbered
from jatak.console.frame.page import page
from jatak.console.notices.checking import checked
from jatak.console.notices.conflict import conflict_page, merged
from jatak.console.notices.crumbs import crumbs, title_of
from jatak.console.notices.finding import author, log, version_of
from jatak.console.notices.languages import more_languages
from jatak.console.notices.names import Names
from jatak.console.notices.seen import seen
from jatak.console.notices.written import Written
from jatak.database.using import acting_as, atomic


@needs(May.WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Any, pk: int) -> HttpResponse:
    """Everything that the draft says, what the lists say of it, and how people will see it."""
    version = version_of(request, pk, May.WRITE)
    if version.published_at:
        return redirect("notice_version", pk)
    written = _read(request, version)
    valid = written.is_valid() if request.method == "POST" else True
    if request.method == "POST" and valid:
        try:
            return _saved(request, version, merged(request.POST, written))
        except drafting.ChangedMeanwhile as error:
            return conflict_page(request, error.version, written)
        except JatakError as error:
            messages.error(request, f"{error.message} {error.remedy}")
    content = written.content() if request.method == "POST" else written.stands
    return page(
        request,
        "notices/edit",
        title_of(version),
        crumbs(version.notice),
        icon="openquote",
        status=200 if valid else 422,
        version=version,
        written=written,
        revision=numbered(request.POST.get("revision")) if request.method == "POST" else version.revision,
        more=more_languages(written.stands),
        last_word=_last_word(version),
        may_publish=request.operator.may(May.APPROVE, version.notice.controller_id),
        **standing(version, content),
    )


@needs(May.WRITE)
@require_POST
def check(request: Any, pk: int) -> HttpResponse:
    """What the lists say of words that are not saved yet, as pieces of the page; it changes nothing."""
    version = version_of(request, pk, May.WRITE)
    written = _read(request, version)
    written.is_valid()
    return render(request, "console/notices/pieces.html", {"version": version, **standing(version, written.content())})


def standing(version: NoticeVersion, content: Draft) -> dict[str, Any]:
    """What was found, how it looks, and what stands behind it."""
    names = Names.of(content)
    every = checked(content, names)
    return {
        "checked": every,
        "stops": any(each.stops for each in every),
        "seen": [seen(each.language, each.words, content.purpose) for each in every],
        "names": names,
    }


def _read(request: Any, version: NoticeVersion) -> Written:
    return Written.of(request, version, request.POST if request.method == "POST" else None)


def _saved(request: Any, version: NoticeVersion, content: Draft) -> HttpResponse:
    at, by = now(), author(request)
    with acting_as("consent"), atomic():
        expected = numbered(request.POST.get("revision"))
        saved = drafting.save(version, content, expected=expected, by=by, at=at)
        if saved.changed_at == at:
            log(request, "notice.written", saved)
    messages.success(request, _("Saved."))
    return redirect("notice_version" if "onward" in request.POST else "notice_edit", version.pk)


def _last_word(version: NoticeVersion) -> Any:
    with acting_as("consent"):
        return drafting.last_word(version)
