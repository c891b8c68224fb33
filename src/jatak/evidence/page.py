"""What a page says, in blocks; how they look is for `html` to know."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address: https, http, or a place in the export."""

    words: str
    to: str


@dataclass(frozen=True, slots=True)
class Code:
    """Letters to compare one by one: a hash, an id."""

    letters: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A short answer that stands out: `yes`, `no` or `open`."""

    words: str
    tone: str = "open"


@dataclass(frozen=True, slots=True)
class Dim:
    """Words that matter less."""

    words: str


Inline: TypeAlias = str | Link | Code | Mark | Dim


@dataclass(frozen=True, slots=True)
class Lines:
    """Several things, each on a line of its own."""

    cells: Sequence[Inline | Sequence[Inline]]


Cell: TypeAlias = Inline | Sequence[Inline] | Lines


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or two."""

    words: Cell


@dataclass(frozen=True, slots=True)
class Quote:
    """Words as somebody was shown them, in their language."""

    words: str
    language: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with what holds; a name without a value is left out."""

    rows: Sequence[tuple[str, Cell | None]]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; columns of numbers are named to stand right."""

    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    numbers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Card:
    """One thing that happened: when, what, and all about it."""

    heading: Cell
    when: str
    blocks: Sequence["Block"]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page."""

    heading: str
    blocks: Sequence["Block"]
    anchor: str = ""


class Own:
    """A block of another room, which registers there how it is drawn (see `html.html_of`)."""

    __slots__ = ()


Block: TypeAlias = Paragraph | Quote | Facts | Table | Card | Own


@dataclass(frozen=True, slots=True)
class Page:
    """A page from its title to its last section."""

    title: str
    lead: str
    facts: Facts
    sections: Sequence[Section]
    language: str = "en"
    contents: str = "Contents"
    """What the list of sections is called."""
