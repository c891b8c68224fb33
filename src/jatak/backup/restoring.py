"""Restoring a backup: into a database beside the present one, with all that was said since, and then in its place."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jatak.backup import contents, journal
from jatak.backup.beside import beside, is_there, put_in_place, refuse_others
from jatak.backup.bringing import bring_files
from jatak.backup.journal.lines import Line, begun, lines
from jatak.backup.journal.place import folder
from jatak.backup.programs import loaded
from jatak.backup.reading import Backup, check, opened
from jatak.backup.replaying.erasing import erase_again
from jatak.backup.replaying.replay import Replayed, replay
from jatak.base.errors import JatakError, UsageError
from jatak.database.connect import connect, in_database, running_server
from jatak.database.migrate import migrate
from jatak.database.scratch import django_in
from jatak.database.using import acting_as

Step = Callable[[str, int], None]
"""Hears what is being done, and how many bytes of it are."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What is there now."""

    of: datetime
    """The instant of the backup."""
    replayed: Replayed
    erased: int
    """People who were erased since, and were again."""
    earlier: str
    """The name under which the database that was there still is; empty where there was none."""
    files: int
    """So many files were missing or differed."""


def restore(file: Path, at: datetime, without_journal: bool = False, watch: Step = lambda step, size: None) -> Restored:
    """Bring a backup back, whole or not at all, and then each no, limit and erasure since; raises UsageError.

    What is there stays as it is under another name. Nothing goes out of itself afterwards: campaigns are paused.
    """
    with opened(file) as backup:
        _same_secrets(backup)
        check(backup, watch)
        refuse_others()
        _write_what_waits(at)
        since = [] if without_journal else _since(backup)
        with beside() as name:
            with in_database(name):
                _load(backup, watch)
                with connect(running_server()) as connection:
                    replayed = replay(connection, since, at, backup.at)
                with django_in(name), acting_as("admin"):
                    erased = erase_again(replayed.erased)
            files = bring_files(backup)
            earlier = put_in_place(name, at)
    return Restored(backup.at, replayed, erased, earlier, files)


def _same_secrets(backup: Backup) -> None:
    if backup.secrets != contents.known_by():
        raise UsageError(
            "The secrets of this installation are not those of the backup: the keyed hashes of everybody who left and "
            "is not here any more would match nobody.",
            "Bring the folder `secrets` of that installation back into JATAK_HOME first.",
        )


def _write_what_waits(at: datetime) -> None:
    """What was said in the last minute, where the database that is there can still be read."""
    if not is_there():
        return
    try:
        journal.write(at)
    except JatakError:
        raise
    except Exception as error:  # A database that is too broken to be read is why somebody restores.
        journal.log.warning("What waited for the journal could not be read: %s", type(error).__name__)


def _since(backup: Backup) -> list[Line]:
    first = begun()
    if first is None or first > backup.at:
        there = f"begins only at {first:%Y-%m-%d %H:%M} UTC" if first else "is empty"
        raise UsageError(
            f"The backup is of {backup.at:%Y-%m-%d %H:%M} UTC, and the journal in {folder()} {there}: who left in "
            "between would be written to again.",
            "Bring the journal back, or let JATAK_JOURNAL name its folder. --without-journal restores all the same.",
        )
    return list(lines(backup.at))


def _load(backup: Backup, watch: Step) -> None:
    watch("loading the database", 0)
    with backup.open(contents.DUMP) as dump:
        loaded(running_server(), dump)
    with connect(running_server()) as connection:
        connection.execute("DELETE FROM public.jatak_fingerprint")
    watch("bringing it to this version", 0)
    migrate()
