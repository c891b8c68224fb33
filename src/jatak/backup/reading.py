"""Reading a backup: whether it is whole and ours, before anything is done with it."""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from jatak.backup import contents
from jatak.backup.programs import PIECE
from jatak.base.errors import UsageError

NOT_ONE = "Name a file that `jatak backup` wrote."
ANOTHER = "Take another backup, or another copy of this one. Nothing was changed."
DAMAGE = (KeyError, ValueError, EOFError, OSError, RuntimeError, zipfile.BadZipFile, zlib.error)
"""What reading a file of an archive may raise whose bytes were changed."""


class Damaged(UsageError):
    """A backup that cannot be trusted."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was looked at."""

    at: datetime
    product: str
    secrets: str
    files: dict[str, tuple[int, str]]
    archive: zipfile.ZipFile

    def open(self, name: str) -> IO[bytes]:
        """One file of it."""
        return self.archive.open(name)


@contextmanager
def opened(file: Path) -> Iterator[Backup]:
    """A backup of which the manifest could be read; raises UsageError."""
    with _archive(file) as archive:
        yield _known(archive, file)


def _archive(file: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except FileNotFoundError:
        raise UsageError(f"There is no file {file}.", NOT_ONE) from None
    except DAMAGE as error:
        raise Damaged(f"{file} is no backup, or it was cut off: {error}.", ANOTHER) from error


def check(backup: Backup, watch: Callable[[str, int], None]) -> None:
    """Read every byte and hold it against the manifest; raises Damaged."""
    for name, (size, sha256) in backup.files.items():
        digest, done = hashlib.sha256(), 0
        try:
            with backup.open(name) as entry:
                while piece := entry.read(PIECE):
                    digest.update(piece)
                    done += len(piece)
                    watch(name, done)
        except DAMAGE as error:
            raise Damaged(f"{name} in the backup is damaged or missing.", ANOTHER) from error
        if (done, digest.hexdigest()) != (size, sha256):
            raise Damaged(f"{name} in the backup was changed.", ANOTHER)


def _known(archive: zipfile.ZipFile, file: Path) -> Backup:
    manifest = _manifest(archive, file)
    if manifest.get("format") != contents.FORMAT or manifest.get("format_version") != contents.FORMAT_VERSION:
        raise UsageError(f"{file} is no backup of a version that is known here.", NOT_ONE)
    try:
        at = datetime.fromisoformat(manifest["at"])
        files = contents.listed(manifest)
        files[contents.DUMP]  # Without it there is nothing to restore.
        return Backup(at, manifest["product"], manifest["secrets"], files, archive)
    except (KeyError, TypeError, ValueError) as error:
        raise Damaged(f"The manifest of {file} is not whole.", ANOTHER) from error


def _manifest(archive: zipfile.ZipFile, file: Path) -> dict[str, Any]:
    try:
        found = json.loads(archive.read(contents.MANIFEST))
    except DAMAGE as error:
        raise Damaged(f"{file} has no manifest that can be read.", ANOTHER) from error
    if not isinstance(found, dict):
        raise Damaged(f"The manifest of {file} is not whole.", ANOTHER)
    return found
