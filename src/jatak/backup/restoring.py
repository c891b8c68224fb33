"""Restoring a backup: into a database beside the present one, with all that was said since, and then in its place."""

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from jatak.backup import contents, journal
from jatak.backup.beside import beside, is_there, put_in_place, refuse_others
from jatak.backup.bringing import bring_files
from jatak.backup.journal.lines import Line, begun, cut_off, lines
from jatak.backup.programs import loaded
from jatak.backup.reading import Backup, check, opened
from jatak.backup.replaying.erasing import erase_again
from jatak.backup.replaying.replay import Replayed, replay
from jatak.base.errors import JatakError, UsageError
from jatak.database.apart import folder
from jatak.database.connect import connect, in_database, running_server
from jatak.database.hash_key import known_by
from jatak.database.migrate import migrate
from jatak.database.scratch import django_in
from jatak.database.using import acting_as
from jatak.sealing.apart.bringing import Brought, bring
from jatak.sealing.apart.keeping import Forked, begin_anew
from jatak.sealing.apart.losing import Lost, bury_lost
from jatak.sealing.tombstones import BROKEN_OFF, bury

CLOCKS_DIFFER = timedelta(minutes=1)
"""So far the clock of who writes a backup may be ahead of that of who writes the journal; what comes twice is once."""

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
    brought: Brought | None
    """Of the verifiable log; None where it was broken off."""
    lost: Lost
    """Entries of the log that have lost what was heard."""
    cut_off: Path | None
    """The file of the journal whose last line is not whole."""


def restore(
    file: Path,
    at: datetime,
    without_journal: bool = False,
    watch: Step = lambda step, size: None,
    without_log: bool = False,
) -> Restored:
    """Bring a backup back, whole or not at all, and then each no, limit and erasure since; raises UsageError.

    The verifiable log goes on where it was, with the entries and heads that the journal has; without them it goes on
    from the backup, and says so. What is there stays as it is under another name. Nothing goes out of itself
    afterwards: campaigns are paused.
    """
    without_log = without_log or without_journal
    with opened(file) as backup:
        _same_secrets(backup)
        check(backup, watch)
        refuse_others()
        _write_what_waits(at)
        since = [] if without_journal else _since(backup)
        unfinished = cut_off()
        with beside() as name:
            with in_database(name):
                _load(backup, watch)
                brought = _brought(name, backup, at, without_log)
                with connect(running_server()) as connection:
                    replayed = replay(connection, since, at, backup.at)
                with django_in(name), acting_as("admin"):
                    lost = bury_lost(brought, replayed.events, at) if brought else Lost(0, Counter())
                    erased = erase_again(replayed.erased)
            files = bring_files(backup)
            earlier = put_in_place(name, at)
        if without_log:
            begin_anew(at, "restored without it")
    return Restored(backup.at, replayed, erased, earlier, files, brought, lost, unfinished)


def _brought(name: str, backup: Backup, at: datetime, without_log: bool) -> Brought | None:
    with django_in(name), acting_as("admin"):
        if not without_log:
            return bring(backup.at)
        bury([], BROKEN_OFF, at)
        return None


def _same_secrets(backup: Backup) -> None:
    if backup.secrets != known_by():
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
        with suppress(Forked):  # All else is written before; what is brought back goes on where the journal ends.
            journal.write(lambda: at)
    except JatakError:
        raise
    except Exception as error:  # A database that is too broken to be read is why somebody restores.
        journal.log.warning("What waited for the journal could not be read: %s", type(error).__name__)


def _since(backup: Backup) -> Iterable[Line]:
    """The lines to be brought back, of which there may be millions; each was read once, so none is damaged."""
    first = begun()
    if first is None or first > backup.at:
        there = f"begins only at {first:%Y-%m-%d %H:%M} UTC" if first else "is empty"
        raise UsageError(
            f"The backup is of {backup.at:%Y-%m-%d %H:%M} UTC, and the journal in {folder()} {there}: who left in "
            "between would be written to again.",
            "Bring the journal back, or let JATAK_JOURNAL name its folder. --without-journal restores all the same.",
        )
    for _ in lines(backup.at - CLOCKS_DIFFER):
        pass
    return lines(backup.at - CLOCKS_DIFFER)


def _load(backup: Backup, watch: Step) -> None:
    watch("loading the database", 0)
    with backup.open(contents.DUMP) as dump:
        loaded(running_server(), dump)
    with connect(running_server()) as connection:
        connection.execute("DELETE FROM public.jatak_fingerprint")
    watch("bringing it to this version", 0)
    migrate()
