"""The readable twin of a receipt, in the language of whoever reads it: a page, a document, the text of a terminal."""

from jatak.retention.answers.receipt.page import as_html
from jatak.retention.answers.receipt.paper import as_pdf
from jatak.retention.answers.receipt.speech import Speech, speech_of
from jatak.retention.answers.receipt.text import as_text

__all__ = ["Speech", "as_html", "as_pdf", "as_text", "speech_of"]
