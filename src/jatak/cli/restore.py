"""`jatak restore`"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.cli.backup import MB, progress
from jatak.cli.output import Json, answer

if TYPE_CHECKING:
    from jatak.backup.restoring import Restored


def restore(
    file: Annotated[Path, typer.Argument(help="A file that `jatak backup` wrote.")],
    yes: Annotated[bool, typer.Option("--yes", help="Put it in the place of the present database.")] = False,
    without_journal: Annotated[
        bool, typer.Option("--without-journal", help="Also where the journal since the backup is lost.")
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
        )
    content = {
        "of": done.of.isoformat(),
        "noes": done.replayed.noes,
        "limits": done.replayed.limits,
        "stayed": done.replayed.stayed,
        "erased": done.erased,
        "not_known": done.replayed.not_known,
        "campaigns_started_since": done.replayed.started,
        "files": done.files,
        "earlier": done.earlier,
    }
    answer(content, as_json, lambda: _show(done))


def _show(done: "Restored") -> None:
    print(f"The backup of {done.of:%Y-%m-%d %H:%M} UTC is the database now.")
    print(f"Brought back of what was said since: noes {done.replayed.noes}, limits {done.replayed.limits}.")
    print(f"Erased again: {done.erased}. Who pressed the button to stay: {done.replayed.stayed}.")
    for place in done.replayed.not_known:
        print(f"Of a person or company that came after the backup: {place}.")
    print("Campaigns that had not ended are paused: look at what went out since before you resume any.")
    if done.replayed.started:
        print(f"Campaigns that started since, and to whom they went is not known here: {done.replayed.started}.")
    if done.earlier:
        print(f"The database that was there is {done.earlier}. When you need it no more: bin/jatak db psql, and there")
        print(f"    DROP DATABASE {done.earlier};")
