"""A file that is there whole or not at all."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import gettempdir
from typing import BinaryIO

from jatak.base.errors import JatakError, UsageError

NAMED = 40
"""Letters of a file's name in that of its draft: what a killed process left is known by them."""
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class NoPlace(UsageError):
    """A file that cannot be written where the caller wants it."""


class DiskFull(JatakError):
    """The disk was full before the file was whole; nothing of it was kept."""


def check_place(file: Path, force: bool) -> None:
    """Refuse before any work what would be refused at its end: raises NoPlace."""
    if not file.parent.is_dir():
        raise NoPlace(f"There is no folder {file.parent}.", "Make it first, or name another.")
    if file.is_dir():
        raise NoPlace(f"{file} is a folder.", "Name a file in it, such as evidence.zip.")
    if file.exists() and not force:
        raise _taken(file)


@contextmanager
def whole_file(file: Path, force: bool = False) -> Iterator[BinaryIO]:
    """Write a file of mode 0600 beside its place and put it there when it is whole; raises NoPlace and DiskFull."""
    check_place(file, force)
    draft = file.with_name(f".{file.name[:NAMED]}.{secrets.token_hex(8)}.part")
    try:
        with _opened(draft) as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        _put(draft, file, force)
    except OSError as error:
        if error.errno not in FULL:
            raise
        disks = f"The disk under {file.parent} is full, or that of the temporary folder {gettempdir()}"
        raise DiskFull(f"{disks}. No file was kept.", "Free space there, or let TMPDIR name another folder.") from error
    finally:
        draft.unlink(missing_ok=True)


def _opened(draft: Path) -> BinaryIO:
    try:
        return os.fdopen(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b")
    except OSError as error:
        if error.errno in FULL:
            raise
        raise NoPlace(
            f"Nothing can be written into {draft.parent}: {error.strerror}.", "Name a folder that you may write."
        ) from error


def _put(draft: Path, file: Path, force: bool) -> None:
    """Unlike a rename, a link refuses a file that came in the meantime; not every file system has links."""
    if not force:
        try:
            os.link(draft, file)
            return
        except FileExistsError:
            raise _taken(file) from None
        except OSError:
            if file.exists():
                raise _taken(file) from None
    os.replace(draft, file)
    with suppress(OSError):
        os.chmod(file, 0o600)


def _taken(file: Path) -> NoPlace:
    return NoPlace(f"{file} exists already.", "Name another file, or say --force to replace it.")
