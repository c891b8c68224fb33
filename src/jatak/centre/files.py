"""What can be taken along: pictures of forms, and all of one's own data."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from jatak.accounts.needs import public
from jatak.base.clock import now
from jatak.centre.door import Door, door_of
from jatak.centre.dress import speech_of
from jatak.centre.history import one_of
from jatak.centre.own_data import as_json, as_page, as_pdf
from jatak.centre.yeses import pictures_of
from jatak.consent.leave_link import BrokenLink
from jatak.consent.proof import picture_at
from jatak.database.using import acting_as
from jatak.preferences.pages import broken_page, gone_page
from jatak.retention.answers.own_data import SCHEMA, schema
from jatak.retention.answers.printing import NoPrinter
from jatak.signup import limits
from jatak.signup.drawing import drawn

P = ParamSpec("P")
OF_A_DATA_PAGE = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
"""The page of an export brings its own style, and nothing else."""


def behind(
    view: Callable[Concatenate[HttpRequest, Door, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Let in whoever has a whole link of a company that is still here; only looked at, whoever asks."""

    @wraps(view)
    def opened(request: HttpRequest, token: str, *more: P.args, **named: P.kwargs) -> HttpResponse:
        try:
            door = door_of(token, now())
        except BrokenLink:
            return broken_page(request, token)
        return gone_page(request) if door is None else _sealed(view(request, door, *more, **named))

    return require_safe(opened)


@public("what a form looked like at which they said yes; the signed token of their link is the permission")
@behind
def picture(request: HttpRequest, door: Door, event_id: UUID, picture_id: int) -> HttpResponse:
    """The picture of a form at which this person said yes, none of another."""
    with acting_as("consent"):
        event = one_of(door.person_id, door.company.pk, UUID(str(event_id))) if door.person_id else None
        mine = {each.pk for each in pictures_of(event)} if event else set()
        found = picture_at(event, int(picture_id)) if event and int(picture_id) in mine else None
    if found is None or found.png is None:
        return told_page(request, door, "gone_receipt", 404)
    return to_keep(HttpResponse(bytes(found.png), content_type="image/png"), f"form-{found.pk}.png")


@public("everything that a company keeps of somebody; a link that was sent to them within a day is the permission")
@behind
def data_page(request: HttpRequest, door: Door) -> HttpResponse:
    """All of it as one page; where the link is older, how to get a fresh one."""
    if not door.is_fresh:
        return told_page(request, door, "old_link", 403)
    response = HttpResponse(as_page(door, now()))
    response["Content-Security-Policy"] = OF_A_DATA_PAGE
    return response


@public("the same as data; a link that was sent to them within a day is the permission")
@behind
def data_file(request: HttpRequest, door: Door) -> HttpResponse:
    """All of it for programs (GDPR art. 20)."""
    if not door.is_fresh:
        return told_page(request, door, "old_link", 403)
    return to_keep(HttpResponse(as_json(door, now()), content_type="application/json"), "own-data.json")


@public("what the fields of one's own data mean; nobody's data")
@behind
def data_schema(request: HttpRequest, door: Door) -> HttpResponse:
    """The JSON Schema of one's own data."""
    return to_keep(HttpResponse(schema(), content_type="application/schema+json"), SCHEMA)


@public("the same to be read and kept; a link that was sent to them within a day is the permission")
@behind
def data_paper(request: HttpRequest, door: Door) -> HttpResponse:
    """All of it as a document in the reader's language (GDPR art. 15)."""
    if not door.is_fresh:
        return told_page(request, door, "old_link", 403)
    at, language = now(), speech_of(request, door).dress.language
    return paper_to_keep(request, door, at, lambda: as_pdf(door, language, at), "own-data.pdf")


def paper_to_keep(
    request: HttpRequest, door: Door, at: datetime, printed: Callable[[], bytes], name: str
) -> HttpResponse:
    """A document that costs work to set: so many an hour for one address, and none where nothing can set letters."""
    if wait := limits.wait(
        at, "", f"own paper {door.company.pk}", f"paper {door.link.address_hash.hex()}", proven=True
    ):
        response = told_page(request, door, "no_pdf", 429)
        response["Retry-After"] = str(wait)
        return response
    try:
        pdf = printed()
    except NoPrinter:
        return told_page(request, door, "no_pdf", 503)
    return to_keep(HttpResponse(pdf, content_type="application/pdf"), name)


def told_page(request: HttpRequest, door: Door, name: str, status: int) -> HttpResponse:
    """Why there is nothing to take along, with the way back."""
    speech = speech_of(request, door)
    said = speech.said()
    links = [(f"/p/{door.token}", said["receipt_back"])]
    shown = {
        "title": said[f"{name}_title"],
        "lead": [speech.sentence(f"{name}_lead")],
        "links": links,
        "can_switch": True,
    }
    return drawn(request, "signup/told.html", speech.dress, status, **shown)


def to_keep(response: HttpResponse, name: str) -> HttpResponse:
    """The same to be kept under this name, not shown."""
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _sealed(response: HttpResponse) -> HttpResponse:
    """Kept by nobody on the way, and found by no search engine."""
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Content-Type-Options"] = "nosniff"
    return response
