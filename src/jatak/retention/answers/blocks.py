"""Blocks that documents have and pages of evidence have not: figures in a row, and pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from jatak.evidence.html import html_of
from jatak.evidence.page import Cell, Own, Paragraph


@dataclass(frozen=True, slots=True)
class Tiles(Own):
    """Figures that say the most, each with its words."""

    each: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Picture:
    """A form as a browser showed it; `name` is what the printer asks for."""

    name: str
    words: str
    phone: bool


@dataclass(frozen=True, slots=True)
class Pictures(Own):
    """The same form on several devices, side by side."""

    each: Sequence[Picture]


@dataclass(frozen=True, slots=True)
class Sentence(Own):
    """A sentence that must not be overlooked, in its language, with where the law says so."""

    words: str
    language: str
    permits: bool | None = None


@dataclass(frozen=True, slots=True)
class Bullets(Own):
    """Things of equal weight, one below the other."""

    each: Sequence[Cell]


@html_of.register
def _(block: Bullets) -> str:
    # A paragraph knows how a cell is written.
    return f"<ul>{''.join(f'<li>{html_of(Paragraph(each))}</li>' for each in block.each)}</ul>\n"


@html_of.register
def _(block: Tiles) -> str:
    tiles = (f"<div><p><b>{escape(figure)}</b> {escape(words)}</p></div>" for figure, words in block.each)
    return f'<div class="tiles">{"".join(tiles)}</div>\n'


@html_of.register
def _(block: Pictures) -> str:
    return f'<div class="pictures">{"".join(map(_picture, block.each))}</div>\n'


@html_of.register
def _(block: Sentence) -> str:
    tone = {True: " yes", False: " no", None: ""}[block.permits]
    return f'<p class="sentence{tone}" lang="{escape(block.language)}">{escape(block.words)}</p>\n'


def _picture(picture: Picture) -> str:
    words, kind = escape(picture.words), " class=phone" if picture.phone else ""
    shown = f'<img src="picture:{escape(picture.name)}" alt="{words}">'
    return f"<figure{kind}>{shown}<figcaption>{words}</figcaption></figure>"
