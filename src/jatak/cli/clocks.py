"""`jatak clocks due|run`"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import typer

from jatak.base.clock import now
from jatak.cli.output import Json, answer

app = typer.Typer(
    help="What falls due by itself: consents that lapse, windows that close, proof that goes.",
    pretty_exceptions_enable=False,
    add_completion=False,
)
MOST = 1000


@app.command()
def due(
    until: Annotated[str, typer.Option("--until", help="What falls due by this day, as 2026-01-31; else by now.")] = "",
    people: Annotated[bool, typer.Option("--people", help="Also the first thousand of each, by number.")] = False,
    as_json: Json = False,
) -> None:
    """Tell what is due, and change nothing: the list that the next run takes."""
    from jatak.cli.clocks_table import show, told

    at = now()
    end = at if not until else _end_of(until)
    content: dict[str, Any] = {"at": at.isoformat(), "until": end.isoformat(), **told(at, end, MOST if people else 0)}
    answer(content, as_json, lambda: show(content))


@app.command()
def run(as_json: Json = False) -> None:
    """Take what is due now, as the nightly job does; what would be too much waits for a person in the console."""
    from jatak.cli.clocks_table import done, show_runs
    from jatak.retention.night import one_night

    with _bar() as watch:
        runs = done(one_night(now(), watch))
    answer({"runs": runs}, as_json, lambda: show_runs(runs))


@contextmanager
def _bar() -> Iterator[Callable[[str, int, int], None]]:
    """Tells which clock is taking, and how far it is."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from jatak.cli.output import console

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("Finding what is due", total=None)
        yield lambda clock, taken, found: progress.update(task, description=clock, completed=taken, total=found)


def _end_of(said: str) -> Any:
    from datetime import UTC, date, datetime, time

    from jatak.base.errors import UsageError

    try:
        return datetime.combine(date.fromisoformat(said), time.max, UTC)
    except ValueError:
        raise UsageError(f"--until {said} is no day.", "Write it as 2026-01-31.") from None
