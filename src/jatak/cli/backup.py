"""`jatak backup`"""

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from jatak.base.clock import now
from jatak.cli.output import Json, answer, console

MB = 1_000_000


def backup(
    file: Annotated[Path, typer.Argument(help="The zip file to write.")],
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")] = False,
    as_json: Json = False,
) -> None:
    """Write the database, old messages and pictures into one file; never the secrets, which you copy apart from it."""
    from jatak.backup.writing import write
    from jatak.database.apart import folder

    with progress() as bar:
        task = bar.add_task("Beginning")
        written = write(file, now(), force, lambda name, size: _tell(bar, task, name, size))
    content = {
        "file": str(written.file),
        "at": written.at.isoformat(),
        "files": written.files,
        "bytes": written.size,
        "journal": str(folder()),
    }
    answer(content, as_json, lambda: _show(content))


def progress() -> Progress:
    """What runs while bytes are moved."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    return Progress(*columns, console=console, transient=True)


def _tell(bar: Progress, task: object, name: str, size: int) -> None:
    bar.update(task, description=f"{name}: {size / MB:,.1f} MB")  # type: ignore[arg-type]


def _show(content: dict[str, object]) -> None:
    print(f"The backup is whole: {content['file']}, {int(str(content['bytes'])) / MB:,.1f} MB.")
    print("The secrets are not in it. Copy `secrets` and `dkim` of JATAK_HOME to another place than this file.")
    print(f"Who leaves from now on is written into {content['journal']}, which a restore needs: copy it too, often.")
