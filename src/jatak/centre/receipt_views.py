"""The receipt of one yes: to be read, as a document, and as data."""

import json
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from jatak.accounts.needs import public
from jatak.base.clock import now
from jatak.centre.door import Door
from jatak.centre.dress import speech_of
from jatak.centre.files import behind, paper_to_keep, to_keep, told_page
from jatak.centre.receipt_facts import facts_of
from jatak.centre.receipts import Receipt, as_data, receipt_of
from jatak.receipts.linked.errors import Incomplete
from jatak.receipts.record.fields import missing
from jatak.retention.answers.receipt import Speech, as_pdf
from jatak.sealing.key import public_key
from jatak.signup.drawing import drawn
from jatak.signup.words import paragraphs


@public("the receipt of one yes; the signed token of a link from their message is the permission")
@behind
def receipt(request: HttpRequest, door: Door, event_id: UUID) -> HttpResponse:
    """What was asked and answered, to be read and kept."""
    found = receipt_of(door, UUID(str(event_id)), now())
    return told_page(request, door, "gone_receipt", 404) if found is None else _page(request, door, found)


@public("the same receipt as data; the signed token of a link from their message is the permission")
@behind
def receipt_data(request: HttpRequest, door: Door, event_id: UUID) -> HttpResponse:
    """The receipt for programs."""
    found = receipt_of(door, UUID(str(event_id)), now())
    if found is None or found.signable is None:
        return told_page(request, door, "gone_receipt", 404)
    try:
        document = as_data(found, door.company, door.is_fresh)
    except Incomplete:
        return told_page(request, door, "incomplete_receipt", 409)
    content = json.dumps(document, ensure_ascii=False, indent=1)
    return to_keep(HttpResponse(content, content_type="application/ld+json"), f"receipt-{found.event.pk}.jsonld")


@public("the same receipt as a document; the signed token of a link from their message is the permission")
@behind
def receipt_paper(request: HttpRequest, door: Door, event_id: UUID) -> HttpResponse:
    """The receipt to be read and kept, in the language of the page."""
    at = now()
    found = receipt_of(door, UUID(str(event_id)), at)
    if found is None or found.signable is None:
        return told_page(request, door, "gone_receipt", 404)
    receipt, language = found.signable, speech_of(request, door).dress.language
    name, speech = door.company.legal_name or door.company.name, Speech(language, door.company.time_zone)
    key = None if any(missing(each) for each in receipt.records) else public_key()
    return paper_to_keep(request, door, at, lambda: as_pdf(receipt, name, speech, key), f"receipt-{found.event.pk}.pdf")


def _page(request: HttpRequest, door: Door, found: Receipt) -> HttpResponse:
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
