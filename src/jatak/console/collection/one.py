"""One collection point: what people see, its code, its evidence, its numbers."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.consent.models import CollectionKind
from jatak.consent.placing.checking import asks_for_consent
from jatak.consent.placing.terms import STAFF, WEB
from jatak.consent.tally import Tally
from jatak.console.collection import words
from jatak.console.collection.choosable import newest_of
from jatak.console.collection.crumbs import ICON, crumbs
from jatak.console.collection.embedding import code_of
from jatak.console.collection.finding import point_of
from jatak.console.collection.versions import versions_of, weeks_of
from jatak.console.frame.page import page
from jatak.database.using import acting_as


@needs(May.SEE_NUMBERS)
@require_safe
def point(request: Any, pk: int) -> HttpResponse:
    """Everything about it."""
    found = point_of(request, pk)
    with acting_as("consent"):
        versions = versions_of(found)
        lives = [each for each in versions if each.version.published_at is not None]
        drafts = [each for each in versions if each.version.published_at is None]
        live = lives[0] if lives else None
        newer = newest_of(live.version.notice_version) if live else None
        weeks = weeks_of([each.version.pk for each in versions])
    may = request.operator.may
    return page(
        request,
        "collection/point",
        str(found),
        crumbs(),
        ICON,
        point=found,
        kind=words.KINDS.get(found.kind, found.kind),
        live=live,
        draft=drafts[0] if drafts else None,
        older=lives[1:],
        newer=newer if live and newer and newer.pk != live.version.notice_version_id else None,
        fix=bool(live and newer and newer.major == live.version.notice_version.major),
        asks=bool(live and asks_for_consent(live.version)),
        total=sum((each.tally for each in versions), Tally()),
        weeks=weeks,
        most=max((tally.shown for _day, tally in weeks), default=0),
        code=code_of(found) if found.kind in WEB else None,
        drawn=found.kind in WEB,
        asked_by_staff=found.kind in STAFF,
        made_by_import=found.kind == CollectionKind.IMPORT,
        may_write=may(May.WRITE, found.controller_id),
        may_set_up=may(May.SET_UP, found.controller_id),
        may_answer=may(May.ANSWER_PEOPLE, found.controller_id),
    )
