"""A receipt as a document to be kept: what the page says, in the dress of every answer."""

from jatak.evidence.manifest import instant
from jatak.receipts.record.record import Receipt
from jatak.retention.answers.blocks import Tiles
from jatak.retention.answers.paper import Paper, html, style
from jatak.retention.answers.printing import printed
from jatak.retention.answers.receipt.page import as_page
from jatak.retention.answers.receipt.speech import Speech


def as_pdf(receipt: Receipt, company: str, speech: Speech, key: bytes | None = None) -> bytes:
    """The PDF (PDF/UA-1); raises NoPrinter."""
    return printed(html(paper_of(receipt, company, speech, key)), style(), {})


def paper_of(receipt: Receipt, company: str, speech: Speech, key: bytes | None = None) -> Paper:
    """The document: short, so without a table of contents."""
    page = as_page(receipt, company, speech, key)
    made_at = instant(receipt.created_at) if receipt.created_at else ""
    return Paper(
        speech, company, speech.say("kind"), page.title, page.lead, page.facts, Tiles([]), page.sections, made_at, True
    )
