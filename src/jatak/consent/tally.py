"""Reading how often forms were shown and answered; the figures name nobody. As the role `consent`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from jatak.database.statements import statements
from jatak.database.using import connection

SQL = statements("jatak.consent", "tally.sql")


@dataclass(frozen=True, slots=True)
class Tally:
    """How often something was shown and answered."""

    shown: int = 0
    yes: int = 0
    no: int = 0
    silent: int = 0
    confirmed: int = 0
    last_day: date | None = None
    """The last day on which it was answered, however long ago."""

    @property
    def answered(self) -> int:
        """Those who sent it back, also without an answer."""
        return self.yes + self.no + self.silent

    @property
    def conversion(self) -> float | None:
        """The share of those to whom it was shown who said yes; None while it was shown to nobody."""
        return min(1.0, self.yes / self.shown) if self.shown else None

    @property
    def confirmation(self) -> float | None:
        """The share of those who said yes that confirmed it; None while nobody said yes."""
        return min(1.0, self.confirmed / self.yes) if self.yes else None

    @property
    def effect_confirmed(self) -> float | None:
        """The share of those to whom it was shown who confirmed a yes; None while it was shown to nobody."""
        return min(1.0, self.confirmed / self.shown) if self.shown else None

    def __add__(self, other: "Tally") -> "Tally":
        days = [day for day in (self.last_day, other.last_day) if day]
        return Tally(
            self.shown + other.shown,
            self.yes + other.yes,
            self.no + other.no,
            self.silent + other.silent,
            self.confirmed + other.confirmed,
            max(days, default=None),
        )


def tallies(versions: Iterable[int], since: date) -> dict[int, Tally]:
    """What was counted of these versions since a day, by version."""
    with connection().cursor() as cursor:
        cursor.execute(SQL["of_versions"], {"versions": list(versions), "since": since})
        return {pk: _tally(numbers, last) for pk, *numbers, last in cursor.fetchall()}


def by_day(versions: Iterable[int], since: date) -> list[tuple[date, Tally]]:
    """What was counted of these versions together, each day on which something was."""
    with connection().cursor() as cursor:
        cursor.execute(SQL["by_day"], {"versions": list(versions), "since": since})
        return [(day, _tally(numbers)) for day, *numbers in cursor.fetchall()]


def _tally(numbers: Sequence[int], last_day: date | None = None) -> Tally:
    shown, yes, no, silent, confirmed = map(int, numbers)
    return Tally(shown, yes, no, silent, confirmed, last_day)
