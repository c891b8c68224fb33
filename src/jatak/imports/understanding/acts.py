"""When a line says that somebody said yes or no, and where from."""

from datetime import datetime
from typing import NamedTuple

from jatak.imports.mapping.dates import Moment
from jatak.imports.reading.record import Trouble
from jatak.imports.row import Standing
from jatak.imports.understanding.columns import Cells, Columns
from jatak.imports.understanding.line import ip_reader
from jatak.imports.understanding.standing import Said
from jatak.imports.understanding.times import Time, Times


class Act(NamedTuple):
    """The times of what was said, and where from."""

    said: datetime | None = None
    confirmed: datetime | None = None
    dated: bool = False
    """Whether the line holds any date at all."""
    ip: str = ""
    trouble: Trouble | None = None


class Acts:
    """Reads the acts of the lines of one file."""

    def __init__(self, columns: Columns, times: Times, at: datetime) -> None:
        self._times, self._at = times, at
        self._needs_ip = columns.mapping.times_need_ip
        self._said, self._confirmed = times.of(*columns.of("said_at")), times.of(*columns.of("confirmed_at"))
        self._left, self._added = times.of(*columns.of("left_at")), times.of(*columns.of("added_at"))
        self._said_ip, self._confirmed_ip = ip_reader(columns, "said_ip"), ip_reader(columns, "confirmed_ip")

    def of(self, cells: Cells, said: Said) -> Act:
        """The act behind what a line says of an address."""
        return self._no(cells, said) if said.standing is Standing.NO else self._yes(cells, said)

    def _no(self, cells: Cells, said: Said) -> Act:
        """A no is never refused for its date: where that cannot be read, it counts from now on."""
        time = self._left(cells) if said.at is None else self._own(cells, said.at)
        # Of a whole day its last instant: what was said on that day before the no must not outlive it.
        return Act(min(time.last, self._at) if isinstance(time, Moment) else None)

    def _yes(self, cells: Cells, said: Said) -> Act:
        seen = self._said(cells) if said.at is None else self._own(cells, said.at)
        logged = self._confirmed(cells)
        for time in (seen, logged):
            if isinstance(time, Trouble):
                return Act(trouble=time)
        dated = bool(seen or logged or isinstance(self._added(cells), Moment))
        said_ip, confirmed_ip = self._said_ip(cells), self._confirmed_ip(cells)
        if self._needs_ip:
            seen, logged = seen if said_ip else None, logged if confirmed_ip else None
        if seen is None and said.at is None:
            # What was confirmed without a sign-up before it is the sign-up of a single opt-in.
            seen, logged, said_ip = logged, None, confirmed_ip
        return Act(self._instant(seen), self._instant(logged if seen else None), dated, said_ip)

    def _instant(self, time: Time) -> datetime | None:
        if not isinstance(time, Moment):
            return None
        return time.first if time.first < self._at else self._at

    def _own(self, cells: Cells, place: int) -> Time:
        return self._times.read(place, cells[place].strip())
