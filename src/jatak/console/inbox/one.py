"""One request: its words, its clock, whose it is and how they stand, and one button for each answer."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.console.erasure.asking import ordered_for
from jatak.console.frame.page import page
from jatak.console.inbox.answers import Answering
from jatak.console.inbox.clock import clock_of
from jatak.console.inbox.finding import ICON, crumbs, named, request_of, seen_by, sight_of
from jatak.console.inbox.marking import marked
from jatak.console.inbox.reading import Reading
from jatak.console.inbox.steps import steps_of
from jatak.console.inbox.words import ASKED, medium, why
from jatak.console.people.facts import Known
from jatak.console.people.sight import Sight
from jatak.console.people.standing import consents_in_words, objections_in_words, relations_in_words
from jatak.console.replies.panel import panel_of
from jatak.console.replies.saying import answered_by
from jatak.desk.clock import AT_ONCE
from jatak.desk.listing import most_urgent_but
from jatak.desk.models import Asked, Paper, Request

IMAGES = frozenset({"image/png", "image/jpeg"})
"""What may be shown here; anything else is downloaded."""


@needs(May.ANSWER_PEOPLE)
@require_safe
def one(request: Any, pk: int) -> HttpResponse:
    """The page of one request."""
    found = request_of(request, pk)
    sight = sight_of(request, found.person_id)
    if sight is not None:
        request.operator.looked(sight.person.pk, "person_request")
    return drawn(request, found, sight)


def drawn(
    request: Any,
    found: Request,
    sight: Sight | None,
    answering: Any = None,
    reading: Any = None,
    status: int = 200,
    **replying: Any,
) -> HttpResponse:
    """The page, with the forms as they were sent where they came back."""
    operator, at = request.operator, now()
    is_open = found.closed_at is None
    panel = panel_of(found, sight, at, **replying)
    return page(
        request,
        "inbox/request",
        f"{named(found)}, {sight.name}" if sight else named(found),
        crumbs(),
        ICON,
        status,
        found=found,
        clock=clock_of(found, at),
        medium=medium(found.medium),
        asked=ASKED[found.asked],
        why=why(found.why),
        pieces=marked(found.words.words, found.words.marked),
        headers=list(_headers(found)),
        papers=sorted(found.papers.defer("data"), key=lambda each: each.pk),
        steps=steps_of(found),
        sight=sight,
        standing=_standing(sight) if sight else None,
        held=is_open and (found.person_id is not None or found.address_hash is not None),
        urgent=found.asked in AT_ONCE,
        answering=(answering or Answering(None, found, operator, sight, answered_by(panel))) if is_open else None,
        reading=(reading or Reading(None, found)) if is_open else None,
        after=_next(request, found) if is_open else None,
        panel=panel,
        erasure=ordered_for(found.pk),
        may_erase=is_open and sight is not None and found.asked == Asked.ERASE,
    )


@needs(May.ANSWER_PEOPLE)
@require_safe
def paper(request: Any, pk: int, paper_id: int) -> HttpResponse:
    """A letter as it was scanned."""
    found = Paper.objects.filter(request=request_of(request, pk), pk=paper_id).first()
    if found is None:
        raise Http404
    answer = HttpResponse(bytes(found.data), content_type=found.content_type)
    how = "inline" if found.content_type in IMAGES else "attachment"
    name = get_valid_filename(found.name) or "scan"
    answer["Content-Disposition"] = f'{how}; filename="{name.encode("ascii", "replace").decode()}"'
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def _standing(sight: Sight) -> dict[str, Any]:
    known = Known(sight)
    return {
        "consents": consents_in_words(known),
        "objections": objections_in_words(known),
        "relations": relations_in_words(known),
        "points": known.points,
    }


def _headers(found: Request) -> Iterator[tuple[str, str]]:
    """What a message said above its text, as far as it was kept."""
    names = {"from": _("From"), "to": _("To"), "subject": _("Subject"), "date": _("Date")}
    told = {str(name).lower(): str(value) for name, value in found.words.headers.items()}
    yield from ((label, told[name]) for name, label in names.items() if told.get(name))


def _next(request: Any, found: Request) -> Request | None:
    seen = seen_by(request.operator)
    return most_urgent_but(seen, found)
