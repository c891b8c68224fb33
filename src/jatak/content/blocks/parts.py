"""The blocks of a letter as values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that says what comes."""

    place: str
    words: str
    elements: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs and lists, as HTML that is clean."""

    place: str
    html: str
    elements: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the company's library."""

    place: str
    picture: int | None
    alternative: str
    decorative: bool
    link: str = ""
    elements: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Button:
    """A link that one can hardly miss."""

    place: str
    label: str
    link: str
    elements: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Divider:
    """A line between two parts."""

    place: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns side by side, one below the other on a phone."""

    place: str
    left: "tuple[Part, ...]"
    right: "tuple[Part, ...]"


Part = Heading | Text | Picture | Button | Divider | Columns
"""`place` counts the blocks from one, as `3` or `3.2` within columns."""


def flat(parts: tuple[Part, ...]) -> list[Part]:
    """The parts in reading order, those in columns among them."""
    found: list[Part] = []
    for part in parts:
        found += flat((*part.left, *part.right)) if isinstance(part, Columns) else [part]
    return found
