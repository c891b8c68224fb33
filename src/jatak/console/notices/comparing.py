"""Two versions of a notice beside each other."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.consent.models import NoticeVersion
from jatak.consent.notices import content_of
from jatak.console.frame.numbers import number
from jatak.console.frame.page import page
from jatak.console.notices import differing
from jatak.console.notices.crumbs import crumbs
from jatak.console.notices.finding import notice_of
from jatak.database.using import acting_as


@needs(May.SEE_NUMBERS)
@require_safe
def compare(request: Any, pk: int) -> HttpResponse:
    """What a version says otherwise than another, word by word."""
    notice = notice_of(request, pk)
    with acting_as("consent"):
        every = list(NoticeVersion.objects.filter(notice=notice).order_by("-number")[:200])
        before, after = _chosen(request, every)
        one, other = content_of(before), content_of(after)
    return page(
        request,
        "notices/compare",
        _("Versions compared"),
        crumbs(notice),
        icon="openquote",
        notice=notice,
        versions=every,
        before=before,
        after=after,
        languages=differing.languages(one, other),
        terms=differing.terms(one, other),
    )


def _chosen(request: Any, every: list[NoticeVersion]) -> tuple[NoticeVersion, NoticeVersion]:
    """Those of the address; without one the newest, and the one before it."""
    by_number = {each.number: each for each in every}
    if not every:
        raise Http404
    after = by_number.get(number(request.GET.get("after")) or every[0].number)
    if after is None:
        raise Http404
    older = next((each.number for each in every if each.number < after.number), after.number)
    before = by_number.get(number(request.GET.get("before")) or older)
    if before is None:
        raise Http404
    return before, after
