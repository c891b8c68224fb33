"""The rows of a file into the database, read on one core while the server takes them in on another."""

from collections.abc import Callable, Iterable
from queue import Queue
from threading import Thread

from jatak.imports.loading.staging import Staging
from jatak.imports.loading.statements import Statements
from jatak.imports.row import Refused, Row

BATCH = 10_000
Batch = tuple[str, str]
"""Lines of raw rows, and lines of what they say."""


class Copier:
    """Copies batches in a thread of its own, on the connection whose transaction it belongs to."""

    def __init__(self, sql: Statements) -> None:
        self._sql = sql
        self._batches: Queue[Batch | None] = Queue(maxsize=3)
        self._error: BaseException | None = None
        self._thread = Thread(target=self._copy, daemon=True)

    def __enter__(self) -> "Copier":
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._batches.put(None)
        self._thread.join()
        if kind is None and self._error is not None:
            raise self._error

    def put(self, batch: Batch) -> None:
        """Hand over a batch; raises what went wrong with an earlier one."""
        if self._error is not None:
            raise self._error
        self._batches.put(batch)

    def _copy(self) -> None:
        while (batch := self._batches.get()) is not None:
            if self._error is None:
                try:
                    self._both(batch)
                except BaseException as error:
                    self._error = error

    def _both(self, batch: Batch) -> None:
        for name, lines in zip(("stage.copy_raw", "stage.copy_staged"), batch, strict=True):
            if lines:
                with self._sql.cursor.copy(self._sql.text(name)) as copy:
                    copy.write(lines.encode("utf-8", "replace"))


def copy_in(
    rows: Iterable[Row | Refused], staging: Staging, sql: Statements, after: int, seen: Callable[[int], None]
) -> None:
    """Copy all rows; those up to the number `after` are kept as they were already. `seen` hears how many were read."""
    raw: list[str] = []
    lines: list[str] = []
    last, count = after, 0
    with Copier(sql) as copier:
        for row in rows:
            if row.number > last:
                last = row.number
                raw.append(staging.raw(last, row.raw))
            lines.append(staging.line(row) if isinstance(row, Row) else staging.refused(row))
            if len(lines) == BATCH:
                copier.put(("".join(raw), "".join(lines)))
                count += BATCH
                raw.clear()
                lines.clear()
                seen(count)
        copier.put(("".join(raw), "".join(lines)))
    seen(count + len(lines))
