"""What can be taken along: receipts, pictures of forms, and all of one's own data."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from jatak.accounts.needs import public
from jatak.base.clock import now
from jatak.centre.door import Door, door_of
from jatak.centre.dress import speech_of
from jatak.centre.own_data import as_json, as_page, as_pdf
from jatak.centre.receipt_facts import facts_of
from jatak.centre.receipts import Receipt, as_data, receipt_of
from jatak.centre.yeses import pictures_of
from jatak.consent.leave_link import BrokenLink
from jatak.consent.of_person import event_of
from jatak.consent.proof import picture_at
from jatak.database.using import acting_as
from jatak.preferences.pages import broken_page, gone_page
from jatak.receipts.linked.errors import Incomplete
from jatak.retention.answers.own_data import SCHEMA, schema
from jatak.retention.answers.printing import NoPrinter
from jatak.signup import limits
from jatak.signup.drawing import drawn
from jatak.signup.words import paragraphs

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


@public("the receipt of one yes; the signed token of a link from their message is the permission")
@behind
def receipt(request: HttpRequest, door: Door, event_id: UUID) -> HttpResponse:
    """What was asked and answered, to be read and kept."""
    found = receipt_of(door, UUID(str(event_id)), now())
    return _told(request, door, "gone_receipt", 404) if found is None else _receipt_page(request, door, found)


@public("the same receipt as data; the signed token of a link from their message is the permission")
@behind
def receipt_data(request: HttpRequest, door: Door, event_id: UUID) -> HttpResponse:
    """The receipt for programs."""
    found = receipt_of(door, UUID(str(event_id)), now())
    if found is None or found.signable is None:
        return _told(request, door, "gone_receipt", 404)
    try:
        document = as_data(found, door.company, door.is_fresh)
    except Incomplete:
        return _told(request, door, "incomplete_receipt", 409)
    content = json.dumps(document, ensure_ascii=False, indent=1)
    return _to_keep(HttpResponse(content, content_type="application/ld+json"), f"receipt-{found.event.pk}.jsonld")


@public("what a form looked like at which they said yes; the signed token of their link is the permission")
@behind
def picture(request: HttpRequest, door: Door, event_id: UUID, picture_id: int) -> HttpResponse:
    """The picture of a form at which this person said yes, none of another."""
    with acting_as("consent"):
        event = event_of(door.person_id, [door.company.pk], UUID(str(event_id))) if door.person_id else None
        mine = {each.pk for each in pictures_of(event)} if event else set()
        found = picture_at(event, int(picture_id)) if event and int(picture_id) in mine else None
    if found is None or found.png is None:
        return _told(request, door, "gone_receipt", 404)
    return _to_keep(HttpResponse(bytes(found.png), content_type="image/png"), f"form-{found.pk}.png")


@public("everything that a company keeps of somebody; a link that was sent to them within a day is the permission")
@behind
def data_page(request: HttpRequest, door: Door) -> HttpResponse:
    """All of it as one page; where the link is older, how to get a fresh one."""
    if not door.is_fresh:
        return _told(request, door, "old_link", 403)
    response = HttpResponse(as_page(door, now()))
    response["Content-Security-Policy"] = OF_A_DATA_PAGE
    return response


@public("the same as data; a link that was sent to them within a day is the permission")
@behind
def data_file(request: HttpRequest, door: Door) -> HttpResponse:
    """All of it for programs (GDPR art. 20)."""
    if not door.is_fresh:
        return _told(request, door, "old_link", 403)
    return _to_keep(HttpResponse(as_json(door, now()), content_type="application/json"), "own-data.json")


@public("what the fields of one's own data mean; nobody's data")
@behind
def data_schema(request: HttpRequest, door: Door) -> HttpResponse:
    """The JSON Schema of one's own data."""
    return _to_keep(HttpResponse(schema(), content_type="application/schema+json"), SCHEMA)


@public("the same to be read and kept; a link that was sent to them within a day is the permission")
@behind
def data_paper(request: HttpRequest, door: Door) -> HttpResponse:
    """All of it as a document in the reader's language (GDPR art. 15)."""
    if not door.is_fresh:
        return _told(request, door, "old_link", 403)
    at = now()
    if wait := limits.wait(
        at, "", f"own paper {door.company.pk}", f"paper {door.link.address_hash.hex()}", proven=True
    ):
        response = _told(request, door, "no_pdf", 429)
        response["Retry-After"] = str(wait)
        return response
    try:
        pdf = as_pdf(door, speech_of(request, door).dress.language, at)
    except NoPrinter:
        return _told(request, door, "no_pdf", 503)
    return _to_keep(HttpResponse(pdf, content_type="application/pdf"), "own-data.pdf")


def _receipt_page(request: HttpRequest, door: Door, found: Receipt) -> HttpResponse:
    speech, text = speech_of(request, door), found.asked.text
    assert text is not None
    shown: dict[str, Any] = {
        "receipt": found,
        "text": text,
        "lead": speech.sentence("receipt_lead", day=speech.day(found.event.at)),
        "by": ", ".join(speech.channel(channel) for channel in found.event.channels),
        "via": speech.said()[f"via_{found.event.via}"],
        "confirmed": speech.day(found.confirmed_at) if found.confirmed_at else "",
        "ended": speech.day(found.ended_at) if found.ended_at else "",
        "facts": list(facts_of(found.signable, speech)),
        "mark": bytes(found.event.commitment).hex(),
        "here": f"/p/{door.token}",
        "words": [
            paragraphs(part) for part in (text.benefit, text.words, text.withdrawal_words, text.terms) if part.strip()
        ],
    }
    return drawn(request, "centre/receipt.html", speech.dress, **shown)


def _told(request: HttpRequest, door: Door, name: str, status: int) -> HttpResponse:
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


def _to_keep(response: HttpResponse, name: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _sealed(response: HttpResponse) -> HttpResponse:
    """Kept by nobody on the way, and found by no search engine."""
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Content-Type-Options"] = "nosniff"
    return response
