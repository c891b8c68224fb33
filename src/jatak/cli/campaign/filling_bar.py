"""How far the filling of an outbox is, on a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from jatak.cli.output import console


@contextmanager
def filling_bar(words: str) -> Iterator[Callable[[Any], None]]:
    """What is to be told each start as it stands; without a terminal it shows nothing."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(words, total=None)

        def seen(start: Any) -> None:
            told = f"{words}: {start.permitted:,} of {start.people:,}"
            progress.update(task, total=start.upto, completed=start.filled_to, description=told)

        yield seen
