"""Whether a file of the archive is the one that was written."""

from functools import lru_cache
from pathlib import Path

from jatak.base.errors import JatakError
from jatak.delivery.archive.files import folder, sha256_of
from jatak.delivery.archive.records import Record


def intact(record: Record) -> Path:
    """The place of a month's file; raises JatakError when it is missing or another one."""
    path = folder() / record.file
    try:
        state = path.stat()
    except FileNotFoundError:
        raise _lost(record, f"{path}, with the messages of {record.month:%Y-%m}, is missing.") from None
    if _sha256(path, state.st_mtime_ns, state.st_size, state.st_ino) != record.sha256:
        raise _lost(record, f"{path}, with the messages of {record.month:%Y-%m}, was changed after it was written.")
    return path


def _lost(record: Record, why: str) -> JatakError:
    return JatakError(
        why,
        f"Bring it back from a backup or from the machine that archived it; its SHA-256 is {record.sha256}.",
    )


@lru_cache(maxsize=4096)
def _sha256(path: Path, changed: int, size: int, number: int) -> str:
    """Once for each state of a file."""
    return sha256_of(path)
