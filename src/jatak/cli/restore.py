"""`jatak restore`"""

from pathlib import Path
from typing import Annotated

import typer

from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.cli.backup import MB, progress
from jatak.cli.output import Json, answer
from jatak.cli.restored import content_of, lines


def restore(
    file: Annotated[Path, typer.Argument(help="A file that `jatak backup` wrote.")],
    yes: Annotated[bool, typer.Option("--yes", help="Put it in the place of the present database.")] = False,
    without_journal: Annotated[
        bool, typer.Option("--without-journal", help="Also where the journal since the backup is lost.")
    ] = False,
    without_log: Annotated[
        bool, typer.Option("--without-log", help="Also where the journal has lost the verifiable log since.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Bring a backup back, and then each no, limit and erasure since; what is there stays under another name."""
    from jatak.backup.restoring import restore

    if not yes:
        raise UsageError("This takes the place of the present database.", "Say --yes if that is what you want.")
    with progress() as bar:
        task = bar.add_task("Looking at the backup")
        done = restore(
            file,
            now(),
            without_journal,
            lambda step, size: bar.update(task, description=f"{step}: {size / MB:,.1f} MB" if size else step),
            without_log,
        )
    answer(content_of(done), as_json, lambda: print("\n".join(lines(done))))
