"""One row of a file as it was understood: the border between reading files and loading what they say."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Standing(StrEnum):
    """What a row says of a person."""

    YES = "yes"
    """They said yes, whatever it can be proven with."""
    UNCONFIRMED = "unconfirmed"
    """They signed up and never confirmed."""
    NO = "no"
    """They left, objected, complained, or stand on a list of those who must not be written to."""
    UNREACHABLE = "unreachable"
    """Their address bounced; it says nothing of a consent."""
    SILENT = "silent"
    """The file says nothing of a yes or a no."""


class Grade(StrEnum):
    """What a row can prove of a yes."""

    CONFIRMED = "A"
    """Confirmed by the person, with time, place and words on file."""
    RECORDED = "B"
    """The same, unconfirmed."""
    SUPPLIED = "C"
    """Time and source known; the words are supplied by the company for that source and period."""
    DATED = "D"
    """A date alone."""
    NOTHING = "E"
    """Nothing."""


class Row(NamedTuple):
    """A row that can be loaded: addresses normalised, instants aware, countries as ISO 3166 alpha-2.

    A named tuple, because a million frozen dataclasses take seven seconds to make.
    """

    number: int
    """Of the row in its file, the first after the headers is 2 as a spreadsheet shows it."""
    raw: dict[str, str]
    """Each cell as it was, by its header."""
    standing: Standing
    grade: Grade
    kind: str
    """`email` or `telephone` (people.models.ContactKind)."""
    address: str
    """As written."""
    normalised: str
    name: str = ""
    language: str = ""
    country: str | None = None
    key: str | None = None
    """The name that the other system gives the person."""
    said_at: datetime | None = None
    """When the yes or the no was said; None: nobody knows."""
    confirmed_at: datetime | None = None
    place: str = ""
    """Form, page or source where it was said."""
    words: str = ""
    """By which name the plan finds the words that were shown; empty: those of the source and period."""
    ip: str = ""
    channels: tuple[str, ...] = ()
    """Which channels the yes or no is about; empty: all that the address carries."""
    beside: str = ""
    """The normalised address of the other kind in the same line of the file: of the same person. A line that names an
    e-mail address and a telephone number is two rows with one number, each with what the line says of that address."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that cannot be loaded, with the place and the remedy."""

    number: int
    raw: dict[str, str]
    reason: str
    """A short code, such as `address_broken`."""
    says: str
    """The sentence with the column and what to do."""
