"""Whether what a restored backup must not undo is written down apart from the database."""

from collections.abc import Iterator

from jatak.backup.journal.lines import begun
from jatak.backup.models import Waiting
from jatak.base.errors import JatakError
from jatak.database.apart import append, folder, in_turn
from jatak.database.connect import known_server
from jatak.database.place import data_folder
from jatak.database.using import acting_as
from jatak.installation.doctor.finding import Finding, look, ok, problem
from jatak.sealing.apart.keeping import check_continues
from jatak.sealing.apart.marks import mark_now, newest

MANY = 1000


def check_journal() -> Iterator[Finding]:
    """The journal is written, goes with this database, and is not on the disk that would be lost with it."""
    with acting_as("consent"):
        waiting = Waiting.objects.all()[: MANY + 1].count()
    if waiting > MANY:
        yield problem(f"More than {MANY} noes wait for the journal.", "Start `bin/jatak jobs`, or look at its log.")
    try:
        with in_turn():
            yield from _written()
    except JatakError as error:
        yield problem(error.message, error.remedy)
        return
    if known_server().embedded and data_folder().exists() and folder().stat().st_dev == data_folder().stat().st_dev:
        yield look(
            "The journal is on the disk of the database: once it is lost, nobody knows who left since a backup.",
            "Set JATAK_JOURNAL to a folder on another disk, or copy the folder every few minutes.",
        )


def _written() -> Iterator[Finding]:
    """That something can be brought to its disk is tried."""
    attempt = folder() / ".attempt"
    append(attempt, [b"."], 0)
    attempt.unlink()
    if begun() is None:
        yield look("There is no journal yet, which restoring a backup needs.", "Start `bin/jatak jobs`.")
    else:
        yield ok(f"Who leaves is written into {folder()}.")
    kept = newest()[0]
    with acting_as("consent"):
        check_continues(kept, mark_now())
    if kept is not None:
        yield ok(f"Entries of the log are kept apart there: {kept.size:,}.")
