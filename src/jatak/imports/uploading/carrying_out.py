"""Doing what was ordered of an upload, in a process that may be killed: again it goes on."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from jatak.base.errors import UsageError
from jatak.database.using import acting_as
from jatak.imports.models import Stage, Upload
from jatak.imports.opening import Asked, Opened, opened
from jatak.imports.progress import Progress
from jatak.imports.report import Report
from jatak.imports.running import Ears, Order, run
from jatak.imports.uploading.keeping import file_of, throw_away
from jatak.imports.uploading.looking import look, sheets
from jatak.imports.uploading.stages import of_now

Clock = Callable[[], datetime]
EVERY = timedelta(seconds=1)


class Stopped(Exception):
    """Somebody stopped it."""


def carry_out(upload: Upload, clock: Clock, by: str) -> None:
    """Look at the file, try it or import it, as its stage says; nothing where nothing is ordered."""
    upload = of_now(upload)
    try:
        match upload.stage:
            case Stage.LOOKING:
                _look(upload, clock)
            case Stage.TRYING | Stage.IMPORTING:
                _run(upload, clock, by)
    except Stopped:
        return
    except UsageError as error:
        _fail(upload, f"{error.message} {error.remedy}".strip(), clock)


def _look(upload: Upload, clock: Clock) -> None:
    _save(upload, tables=look(upload), stage=Stage.READY, touched_at=clock())


def _run(upload: Upload, clock: Clock, by: str) -> None:
    dry_run = upload.stage == Stage.TRYING
    mapping = dict(upload.mapping)
    tables = opened(file_of(upload), Asked(mapping_name=upload.name, mapping=mapping, **upload.asked))
    told: list[dict[str, Any]] = []
    for place, table in enumerate(tables, 1):
        teller = Teller(upload, f"{place}/{len(tables)}", table, clock)
        order = Order(upload.controller, clock(), by, mapping, dry_run, teller.ears())
        told.append(_kept(table, run(table, order)))
    if dry_run:
        _save(upload, trial=told, stage=Stage.READY, touched_at=clock())
    elif _save(upload, result=told, stage=Stage.DONE, touched_at=clock()):
        throw_away(upload)


def _fail(upload: Upload, why: str, clock: Clock) -> None:
    if upload.stage == Stage.LOOKING and not _may_be_read_otherwise(upload):
        _save(upload, stage=Stage.UNUSABLE, failed=why, touched_at=clock())
        throw_away(upload)
    else:
        _save(upload, stage=Stage.READY, failed=why, touched_at=clock())


def _may_be_read_otherwise(upload: Upload) -> bool:
    """Where it was said how to read it, that may be wrong; of several sheets one must be named."""
    return bool(upload.asked) or len(sheets(upload)) > 1


def _kept(table: Opened, report: Report) -> dict[str, Any]:
    return {**report.as_json(), "recognised": table.recognised}


def _save(upload: Upload, **fields: Any) -> bool:
    """Only while nobody stopped it."""
    return Upload.objects.filter(pk=upload.pk, stage=upload.stage).update(**fields) == 1


class Teller:
    """Tells the page how far a run is, at most once a second, and hears whether it was stopped."""

    def __init__(self, upload: Upload, which: str, table: Opened, clock: Clock) -> None:
        self._upload, self._which, self._size, self._clock = upload, which, table.table.size, clock
        self._bytes = 0
        self._last: datetime | None = None

    def ears(self) -> Ears:
        """What hears of the run."""
        return Ears(self._hear, self._hear_bytes)

    def _hear_bytes(self, count: int) -> None:
        self._bytes = count

    def _hear(self, told: Progress) -> None:
        at = self._clock()
        if self._last and at - self._last < EVERY:
            return
        self._last = at
        share = told.done / told.total if told.total else self._bytes / self._size if told.total is None else 1.0
        left = told.left if told.total else told.seconds * (1 / share - 1) if share else None
        progress = {
            "table": self._which,
            "step": str(told.step),
            "rows": told.done,
            "share": round(100 * share),
            "rate": round(told.rate),
            "left": None if left is None else round(left),
        }
        # The run itself works as another role, within a transaction of its own.
        with acting_as("web"):
            if not _save(self._upload, progress=progress, touched_at=at):
                raise Stopped
