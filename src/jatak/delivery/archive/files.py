"""The files of the archive: private, written whole or not at all, named by month and content."""

import hashlib
import os
from datetime import date
from pathlib import Path
from typing import NamedTuple

from jatak.database.home import home, private_folder


class File(NamedTuple):
    """A file that is on the disk for good."""

    name: str
    sha256: str
    bytes: int


def folder() -> Path:
    """The folder `archive` of the home, mode 0700."""
    return private_folder(home() / "archive")


def draft(month: date) -> Path:
    """An empty file of mode 0600 to write a month into; what an ended run left there is gone."""
    path = folder() / f".messages-{month:%Y-%m}.part"
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    return path


def keep(written: Path, month: date) -> File:
    """Bring a draft to the disk, under the name that it has from now on."""
    _to_disk(written)
    digest = sha256_of(written)
    path = folder() / f"messages-{month:%Y-%m}-{digest[:16]}.parquet"
    os.replace(written, path)
    _to_disk(path.parent)
    return File(path.name, digest, path.stat().st_size)


def sweep(month: date, but: str = "") -> None:
    """Delete the files of a month, all but one: what is no longer the record must not keep anybody's data."""
    for path in [*folder().glob(f"messages-{month:%Y-%m}-*.parquet"), folder() / f".messages-{month:%Y-%m}.part"]:
        if path.name != but:
            path.unlink(missing_ok=True)
    _to_disk(folder())


def sha256_of(path: Path) -> str:
    """SHA-256 in hexadecimal."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
