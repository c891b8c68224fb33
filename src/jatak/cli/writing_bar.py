"""How far the writing of an export is, on a terminal."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn

from jatak.cli.output import console
from jatak.evidence.pace import Far, Watch


@contextmanager
def writing_bar() -> Iterator[Watch]:
    """What is to be told how far it is: share and time that is left; without a terminal it shows nothing."""
    text = TextColumn("{task.description}")
    columns = (SpinnerColumn(), text, BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("Collecting", total=None)

        def watch(far: Far) -> None:
            told = f"{far.writing}: {far.lines:,}" if far.lines else far.writing
            total = None if far.share is None else 1.0
            progress.update(task, description=told, total=total, completed=far.share or 0.0)

        yield watch
