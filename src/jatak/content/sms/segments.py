"""Into how many parts a text is cut (3GPP TS 23.040, section 9.2.3.24.1): each part is paid for."""

from collections.abc import Callable
from typing import NamedTuple

from jatak.content.sms.alphabet import outside, septets, units

MOST = 10
"""Parts of one message at most; telephones and networks lose longer ones."""


class Room(NamedTuple):
    """How much one part holds: alone, and as one of several, which each begin with six bytes that say so."""

    alone: int
    joined: int


SEVEN_BITS, UCS2 = Room(160, 153), Room(70, 67)


class Segments(NamedTuple):
    """A text as telephones carry it."""

    parts: int
    units: int
    """Septets, or units of UCS-2."""
    left: int
    """How many more fit into the last part."""
    outside: tuple[str, ...]
    """The characters that make it UCS-2; none where it is in the alphabet of telephones."""

    @property
    def is_ucs2(self) -> bool:
        """Whether each part holds less than half of what it could."""
        return bool(self.outside)

    @property
    def too_many(self) -> bool:
        """Whether it is longer than a message may be."""
        return self.parts > MOST


def segments(text: str) -> Segments:
    """Count the parts of a whole text, with everything that is sent in it."""
    strangers = outside(text)
    size, room = (units, UCS2) if strangers else (septets, SEVEN_BITS)
    whole = sum(map(size, text))
    if whole <= room.alone:
        return Segments(1, whole, room.alone - whole, strangers)
    parts, filled = _filled(text, size, room.joined)
    return Segments(parts, whole, room.joined - filled, strangers)


def _filled(text: str, size: Callable[[str], int], room: int) -> tuple[int, int]:
    """The parts, and how much is in the last; a character that takes two is never divided."""
    parts, filled = 1, 0
    for character in text:
        needed = size(character)
        if filled + needed > room:
            parts, filled = parts + 1, 0
        filled += needed
    return parts, filled
