"""When something was said, as far as a line knows."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta

from jatak.imports.mapping.date_column import ORDERS, DateColumn
from jatak.imports.mapping.dates import Moment, Reader, Style, reader_of
from jatak.imports.mapping.mapping import TIMES
from jatak.imports.reading.record import Record, Trouble
from jatak.imports.understanding.columns import Cells, Columns

Time = Moment | Trouble | None
"""What a cell that should hold a time holds: the time, why it cannot be read, or nothing."""
ReadTime = Callable[[Cells], Time]

SAMPLE = 2000
"""Records after which it is known whether more must be looked at."""
FAR = timedelta(hours=14)
"""How far ahead of ours the clock of a file may stand: no zone is farther east."""


class Times:
    """Reads the cells of the date columns of one file."""

    def __init__(self, columns: Columns, styles: Mapping[int, Style], at: datetime) -> None:
        self._columns, self._styles, self._latest = columns, styles, at + FAR
        self._no_dates, zone = columns.mapping.no_dates, columns.mapping.time_zone
        self._readers: dict[int, Reader] = {place: reader_of(style, zone) for place, style in styles.items()}

    def read(self, place: int, cell: str) -> Time:
        """The time in a cell."""
        if not cell:
            return None
        moment = self._readers[place](cell)
        if moment is None:
            style = self._styles[place]
            return self._trouble("date_unreadable", place, f"{cell[:40]!r} is no date as {style}, as its column is.")
        if self._no_dates and moment.first.date() in self._no_dates:
            return None
        if moment.first > self._latest:
            return self._trouble("date_in_future", place, f"{cell[:40]} has not come yet.")
        return moment

    def of(self, *places: int) -> ReadTime:
        """The function to the first of these cells that holds a time."""
        if not places:
            return lambda cells: None
        read = self.read
        if len(places) == 1:
            return lambda cells: read(places[0], cells[places[0]].strip())
        return lambda cells: next((time for place in places if (time := read(place, cells[place].strip()))), None)

    def _trouble(self, reason: str, place: int, says: str) -> Trouble:
        return Trouble(reason, f"Column {self._columns.header[place]}: {says}")


def date_places(columns: Columns) -> list[int]:
    """The places of all columns with times."""
    rules = [place for rule in columns.mapping.standing if rule.at for place in columns.places(rule.at)]
    return sorted({place for meaning in TIMES for place in columns.of(meaning)} | set(rules))


def styles_of(columns: Columns, records: Iterable[Record]) -> dict[int, Style]:
    """The style of each date column, as told or found out; reads on only while that is not clear. Raises UsageError."""
    places, told = date_places(columns), columns.mapping.dates
    if told and told not in ORDERS:
        return dict.fromkeys(places, told)
    seen = {place: DateColumn(columns.header[place], told) for place in places}
    for count, record in enumerate(records):
        if count >= SAMPLE and not any(each.unsettled for each in seen.values()):
            break
        if record.trouble is None:
            for place, column in seen.items():
                column.see(record.cells[place].strip())
    return {place: column.style() for place, column in seen.items()}
