"""Doing what `jatak import` was asked for, and showing how far it is."""

import os
import re
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath
from typing import Any

from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from jatak.base.errors import UsageError
from jatak.cli.output import console
from jatak.database.using import acting_as
from jatak.imports import rejects
from jatak.imports.models import File
from jatak.imports.opening import Asked, Opened
from jatak.imports.progress import Progress as Told
from jatak.imports.progress import Step
from jatak.imports.proposing import proposed
from jatak.imports.reading.table import tables_of
from jatak.imports.refused import refused_rows
from jatak.imports.report import Report
from jatak.imports.row import Refused
from jatak.imports.running import Ears, Order, run
from jatak.people.models import Controller

BY = "command line"
STEPS = {
    Step.WAITING: "Waiting for another import",
    Step.READING: "Reading",
    Step.OBJECTIONS: "Objections",
    Step.CONSENTS: "Consents",
}


@dataclass(frozen=True)
class Done:
    """What became of one table."""

    opened: Opened
    report: Report
    refused: Path | None = None
    """The file of refused rows, where there are any."""


class Sink:
    """Where the refused rows of one table go: of a file with several, each has a file of its own."""

    def __init__(self, file: Path | None, table: Opened, tables: int) -> None:
        name = re.sub(r"[^\w.-]+", "-", PurePath(table.table.name).stem)
        self.file = file.with_stem(f"{file.stem}-{name}") if file and tables > 1 else file
        self._kept: list[Refused] = []

    def hear(self, row: Refused) -> None:
        """Of a dry run nothing is kept elsewhere."""
        if self.file:
            self._kept.append(row)

    def write(self, header: list[str], report: Report) -> Path | None:
        """Write them; answers where, None where there are none or nobody asked."""
        if self.file is None:
            return None
        with acting_as("consent"), self.file.open("w", encoding="utf-8", newline="") as out:
            done = File.objects.filter(pk=report.import_id).first() if report.import_id else None
            count = rejects.write(out, header, refused_rows(done) if done else self._kept)
        if not count:
            self.file.unlink()
        return self.file if count else None


def check_sink(rejects: Path, file: Path) -> None:
    """Raise UsageError where refused rows could not be written, before anything is loaded."""
    if rejects.exists() and file.exists() and rejects.samefile(file):
        raise UsageError(f"{rejects} is the file to be imported.", "Name another file for the refused rows.")
    if (rejects.exists() and not rejects.is_file()) or not os.access(
        rejects if rejects.exists() else rejects.parent, os.W_OK
    ):
        raise UsageError(f"{rejects} cannot be written.", "Name a file in a folder that is there and yours.")


def imported(
    opened: Opened, controller: Controller, told: Mapping[str, Any], at: datetime, dry_run: bool, sink: Sink
) -> Done:
    """Import one table, with a bar that shows rate and time left."""
    with Bar(opened) as bar:
        ears = Ears(bar.step, bar.bytes, sink.hear if dry_run else lambda _: None)
        report = run(opened, Order(controller, at, BY, dict(told), dry_run, ears))
    return Done(opened, report, sink.write(opened.header, report))


def proposed_file(file: Path, mapping: Path, asked: Asked) -> None:
    """Write a mapping file to begin with; one that is there is not overwritten."""
    tables = tables_of(file, asked.encoding, asked.delimiter, asked.sheet)
    try:
        with mapping.open("x", encoding="utf-8") as out:
            out.write(proposed(tables[0]))
    except FileExistsError:
        raise UsageError(f"{mapping} is there already.", "Name another file, or remove it.") from None
    except OSError as error:
        raise UsageError(
            f"{mapping} cannot be written: {error.strerror}.", "Name a file in a folder of yours."
        ) from None


class Bar:
    """A progress bar: over the bytes of the file while it is read, then over the rows of each step."""

    def __init__(self, opened: Opened) -> None:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
        )
        self._progress = Progress(*columns, console=console, transient=True)
        self._opened, self._step = opened, Step.READING
        self._stack = ExitStack()

    def __enter__(self) -> "Bar":
        self._stack.enter_context(self._progress)
        name = f"Reading {self._opened.table.name}"
        self._task = self._progress.add_task(name, total=self._opened.table.size, rate="")
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def bytes(self, count: int) -> None:
        """So many bytes of the file are read."""
        self._progress.update(self._task, completed=count)

    def step(self, told: Told) -> None:
        """So far is the step."""
        rate = f"{told.rate:,.0f} rows/s" if told.done else ""
        if told.step is not self._step:
            self._step = told.step
            self._progress.reset(self._task, description=STEPS[told.step], rate="", total=told.total)
        # While the file is read, the bar follows its bytes.
        self._progress.update(self._task, rate=rate, completed=None if told.step is Step.READING else told.done)
