"""A profile of an industry: windows that a company of that kind may take as its own, inside the law."""

from collections.abc import Mapping
from dataclasses import dataclass

PURCHASE, END = "purchase", "end"
STARTS = (PURCHASE, END)
"""From when a window counts: the last purchase, or the end of what was bought (homecoming, an event's day, the end of a
contract); where that end is not known, the last purchase."""
CHOICE = "choice"
"""The status of every value of a profile: somebody chose it, no law asks for it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A limit that was chosen: whole months, None for none; from when they count; and why, for a marketing person."""

    months: int | None
    starts: str
    reason: str


@dataclass(frozen=True, eq=False, slots=True)
class Profile:
    """What an industry's companies choose: a window for each relation, and how long a silence may be."""

    code: str
    name: str
    note: str
    windows: Mapping[str, Choice]
    """By relation kind (`sale`, `subscription`, ...)."""
    inactivity: Choice
    """Counts from the person's own last act, whatever its `starts` says."""
