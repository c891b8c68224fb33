"""A full disk, said in one clear message that names the folder and the remedy."""

import errno
import shutil
from pathlib import Path

import psycopg

from jatak.base.errors import JatakError

SIGNS = ("No space left on device", "Disk quota exceeded", "File too large")
ERRNOS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class FullDisk(JatakError):
    """The disk under a folder is full; what was under way has been taken back."""

    def __init__(self, folder: Path) -> None:
        free = shutil.disk_usage(folder).free // 1024**2 if folder.exists() else 0
        super().__init__(
            f"The disk under {folder} is full ({free} MB free). Nothing of this step was kept.",
            "Free space there, or move JATAK_HOME to a larger disk while the database is stopped; then run it again.",
        )


class FullServer(JatakError):
    """The disk of a database server elsewhere is full."""

    def __init__(self, host: str) -> None:
        super().__init__(
            f"The disk of the database server {host} is full. Nothing of this step was kept.",
            "Free space on that server, then run it again.",
        )


def names_full_disk(text: str) -> bool:
    """Whether a program's message speaks of a full disk."""
    return any(sign in text for sign in SIGNS)


def is_full_disk(error: BaseException) -> bool:
    """Whether an error, or one that it comes from, is a full disk: ours or the server's (SQLSTATE 53100)."""
    if isinstance(error, psycopg.errors.DiskFull) or (isinstance(error, OSError) and error.errno in ERRNOS):
        return True
    if isinstance(error, psycopg.Error) and names_full_disk(str(error)):
        return True
    earlier = error.__cause__ or error.__context__
    return earlier is not None and is_full_disk(earlier)
