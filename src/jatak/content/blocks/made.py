"""What is made of the blocks: the HTML part, the text part, the elements."""

import html
from typing import NamedTuple

from mrml import RenderOptions, to_html

from jatak.content.blocks.dress import Dress
from jatak.content.blocks.elements import elements_of
from jatak.content.blocks.mjml import mjml
from jatak.content.blocks.plain import plain
from jatak.content.blocks.reading import parts_of
from jatak.content.blocks.shown import Gallery
from jatak.content.placeholders import rewritten, unknown

_OPTIONS = RenderOptions(fonts={})
"""No fonts of others: whoever opens a letter is told to nobody."""


class Made(NamedTuple):
    """The letter of one language, without its foot."""

    html: str
    text: str
    elements: list[str]


def made(body: object, dress: Dress, language: str, subject: str, preheader: str, gallery: Gallery) -> Made:
    """HTML, text and elements of these blocks."""
    parts = parts_of(body)
    page = to_html(mjml(parts, dress, language, subject, preheader, gallery), render_options=_OPTIONS).content
    return Made(rewritten(page, _place), plain(parts), elements_of(parts))


def _place(written: str) -> str:
    """What stands where the person's word is missing is text until it is filled in, which escapes it; others stay."""
    return written if unknown(written) else html.unescape(written)
