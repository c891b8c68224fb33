"""One table's bytes in a file: the file itself, what gzip packed, or a member of a zip."""

import gzip
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO, cast
from zipfile import ZipFile

from jatak.imports.reading.guard import Guarded
from jatak.imports.reading.unreadable import readable

BUFFER = 1 << 18


class Kind(StrEnum):
    """How a table is written."""

    CSV = "csv"
    XLSX = "xlsx"


class Packing(StrEnum):
    """What is around its bytes."""

    NONE = "none"
    GZIP = "gzip"
    ZIP = "zip"


@dataclass(frozen=True)
class Part:
    """Something that holds one table."""

    file: Path
    kind: Kind
    size: int
    """Bytes that it takes in the file."""
    packing: Packing = Packing.NONE
    member: str = ""
    """Of a zip."""
    offset: int = 0
    """Where it begins in the file."""

    @property
    def name(self) -> str:
        """As its owner knows it: the file's name, behind it the member's."""
        return f"{self.file.name}/{self.member}" if self.member else self.file.name

    @contextmanager
    def open(self, on_bytes: Callable[[int], None] = lambda _: None) -> Iterator[IO[bytes]]:
        """The bytes of the table, unpacked; `on_bytes` hears how many of `size` were read. Raises UnusableFile."""
        with readable(self.name), self.file.open("rb") as raw, self._unpacked(raw) as content:
            guarded = Guarded(content, self.name, lambda: min(max(raw.tell() - self.offset, 0), self.size), on_bytes)
            yield cast(IO[bytes], io.BufferedReader(guarded, BUFFER))

    @contextmanager
    def _unpacked(self, raw: IO[bytes]) -> Iterator[IO[bytes]]:
        match self.packing:
            case Packing.GZIP:
                yield cast(IO[bytes], gzip.GzipFile(fileobj=raw))
            case Packing.ZIP:
                with ZipFile(raw) as archive, archive.open(self.member) as content:
                    yield content
            case _:
                yield raw
