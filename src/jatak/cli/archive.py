"""`jatak archive`"""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.cli.output import Json, answer, console

MB = 1_000_000


def archive(
    before: Annotated[str, typer.Option("--before", metavar="YYYY-MM", help="Archive what is older than this.")] = "",
    keep_months: Annotated[
        int, typer.Option("--keep-months", min=1, help="So many whole months stay, where --before is not said.")
    ] = 13,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")] = False,
    restore: Annotated[
        str, typer.Option("--restore", metavar="YYYY-MM", help="Bring this month back into the database instead.")
    ] = "",
    as_json: Json = False,
) -> None:
    """Move old messages from the database into small files; they are found and replayed as before. Safe to repeat."""
    if restore:
        if before or dry_run:
            raise UsageError("--restore brings one month back.", "Leave --before and --dry-run out.")
        _restore(restore, as_json)
    else:
        _archive(before, keep_months, dry_run, as_json)


def _archive(before: str, keep_months: int, dry_run: bool, as_json: bool) -> None:
    from jatak.delivery.archive.age import first_kept
    from jatak.delivery.archive.archiving import archive
    from jatak.delivery.archive.told import Moved
    from jatak.retention.erasure.archived.leaving import leave_archive

    with _Bar() as watch:
        done = archive(first_kept(before, keep_months, now()), now(), watch, dry_run)
        gone = 0 if dry_run else leave_archive(now(), watch)
    moved = [each for each in done if isinstance(each, Moved)]
    left = [each for each in done if not isinstance(each, Moved)]
    content = {
        "dry_run": dry_run,
        "archived": [
            {
                "month": f"{each.month:%Y-%m}",
                "rows": each.rows,
                "database_bytes": each.database_bytes,
                "file": each.file,
                "bytes": each.bytes,
            }
            for each in moved
        ],
        "gone": gone,
        "left": [{"month": f"{each.month:%Y-%m}", "reason": each.reason} for each in left],
    }
    answer(content, as_json, lambda: _show(content))


def _restore(text: str, as_json: bool) -> None:
    from jatak.delivery.archive.age import month_called
    from jatak.delivery.archive.restoring import restore

    month = month_called(text)
    with _Bar() as watch:
        record = restore(month, watch)
    words = f"{text} is in the database again: {record.rows:,} messages. The next `jatak archive` takes it away again."
    answer({"month": text, "rows": record.rows, "file": record.file}, as_json, lambda: print(words))


class _Bar:
    """A progress bar over the messages of a month."""

    def __init__(self) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._progress = Progress(*columns, console=console, transient=True)

    def __enter__(self) -> Callable[[str, date, int, int], None]:
        self._progress.start()
        self._task = self._progress.add_task("Looking at the months", total=None)
        return self._watch

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def _watch(self, step: str, month: date, done: int, rows: int) -> None:
        self._progress.update(self._task, description=f"{month:%Y-%m}: {step}", completed=done, total=rows or None)


def _show(content: dict[str, Any]) -> None:
    screen = Console(highlight=False)
    table = Table("month", "messages", "MB in the database", "bytes each", "MB in the file", "bytes each", "file")
    for column in table.columns[1:6]:
        column.justify = "right"
    for each in content["archived"]:
        sizes = [*_size(each["database_bytes"], each["rows"]), *_size(each["bytes"], each["rows"])]
        table.add_row(each["month"], f"{each['rows']:,}", *sizes, each["file"])
    if content["archived"]:
        screen.print("These would be archived:" if content["dry_run"] else "Archived:")
        screen.print(table)
    for each in content["left"]:
        screen.print(f"{each['month']} stays: {each['reason']}.", markup=False, soft_wrap=True)
    if content["gone"]:
        screen.print(f"{content['gone']:,} messages of people who went were taken out of months archived before.")
    if not content["archived"] and not content["left"]:
        screen.print("There are no messages that old in the database.")


def _size(size: int, rows: int) -> tuple[str, str]:
    return f"{size / MB:,.1f}", f"{size / rows:,.0f}" if rows else ""
