"""A zip file with the same bytes for the same content, which knows size and hash of each file in it."""

import hashlib
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import BinaryIO, Self

BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The earliest instant that a zip file can tell; the true one stands in the manifest."""
READABLE = 0o100644 << 16


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of the archive: path, size in bytes, SHA-256 in hexadecimal."""

    path: str
    size: int
    sha256: str


class Archive:
    """Writes files one after the other, in the order of their names, each streamed."""

    def __init__(self, out: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(out, "w")
        self.listed: list[Listed] = []

    def add(self, path: str, chunks: Iterable[bytes]) -> Listed:
        """Write one file; raises ValueError when its name does not come after the last one."""
        if self.listed and path <= self.listed[-1].path:
            raise ValueError(f"{path} comes before {self.listed[-1].path}")
        size, digest = 0, hashlib.sha256()
        with self._zip.open(_described(path), "w", force_zip64=True) as entry:
            for chunk in chunks:
                entry.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        self.listed.append(Listed(path, size, digest.hexdigest()))
        return self.listed[-1]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()


def _described(path: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(path, BEGINNING)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = READABLE
    return info
