"""A mapping: what the columns of one kind of file mean."""

from collections.abc import Mapping as Pairs
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from jatak.imports.mapping.dates import Style
from jatak.imports.mapping.words import FormerWords
from jatak.imports.row import Standing

MEANINGS: dict[str, str] = {
    "email": "the e-mail address",
    "telephone": "the telephone number",
    "name": "the name; several columns are put together",
    "language": "the language, as a code such as da or de-AT",
    "country": "the country, by code or name",
    "key": "the number that the other system gives the person",
    "said_at": "when they said yes",
    "said_ip": "from which IP address",
    "confirmed_at": "when they confirmed it",
    "confirmed_ip": "from which IP address",
    "left_at": "when they said no",
    "added_at": "when the other system first knew them, which is not when they said yes",
    "place": "the form, page or source where they said it",
    "words": "the name of the words that were shown, as [[words]] has it",
}
"""What a column may hold, in words."""
TIMES = ("said_at", "confirmed_at", "left_at", "added_at")


@dataclass(frozen=True)
class StandingRule:
    """What the cells of one column say of a yes or a no."""

    column: str
    """Its name; with a * at the end all columns that begin so."""
    channels: tuple[str, ...] = ()
    """Which channels it is about; none: all."""
    at: str = ""
    """The column with its time."""
    separator: str = ""
    """Between several values in one cell."""
    values: Pairs[str, Standing] = field(default_factory=dict)
    """By the cell, in lower case."""
    yes: Standing | None = None
    """What it says where the cell is a word for yes."""
    no: Standing | None = None
    empty: Standing = Standing.SILENT
    otherwise: Standing | None = None
    """What any other cell says; None refuses the row."""


@dataclass(frozen=True)
class Mapping:
    """What the columns mean, and what holds of all rows."""

    name: str
    columns: Pairs[str, tuple[str, ...]] = field(default_factory=dict)
    """By meaning; of several columns the first that holds something counts, names are put together."""
    standing: tuple[StandingRule, ...] = ()
    says: Standing | None = None
    """What each row says where no column does."""
    channels: tuple[str, ...] = ()
    """Which channels `says` is about; none: all that the address carries."""
    dates: Style | None = None
    """None: found out for each column."""
    time_zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    no_dates: frozenset[date] = frozenset()
    """Days that the other system writes where it knows none."""
    times_need_ip: bool = False
    """A time without the IP address beside it was not logged when it happened, but brought by an import."""
    numbers_have_country: bool = False
    """Telephone numbers are written with their country, though without the plus."""
    country: str | None = None
    """For telephone numbers in national form where no column says a country."""
    system: str = ""
    """Of the keys: what the other system is called."""
    source: str = ""
    """Where they said it, if no column says."""
    words: tuple[FormerWords, ...] = ()
    must_have: frozenset[str] = frozenset()
    """Columns that a company named, so that they have to be there; a format's columns may be missing."""
