"""One answer, written."""

from collections.abc import Callable, Mapping
from pathlib import Path
from uuid import UUID

from jatak.evidence.contents import Contents, Stamp
from jatak.evidence.export import Written, write
from jatak.evidence.pace import Watch, unwatched
from jatak.evidence.whole_file import check_place
from jatak.retention.disclosure.logged import log_of_now, seal_all
from jatak.retention.disclosure.one_instant import one_instant
from jatak.sealing.proofs import NOTHING


def disclose(
    collect: Callable[[], Contents],
    file: Path,
    stamp: Stamp,
    force: bool = False,
    watch: Watch = unwatched,
    leaves: Mapping[UUID, int] = NOTHING,
) -> Written:
    """Collect the state of one instant and write it to a file, whole or not at all; raises NoPlace and DiskFull.

    `leaves` are the places in the log of events that are kept apart from the ledger.
    """
    check_place(file, force)
    seal_all(stamp.at)
    with one_instant("consent", "customers"):
        return write(file, collect(), stamp, force, watch, log_of_now(leaves))
