"""The file itself: its bytes, its hash, its text."""

import gzip
import hashlib
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from jatak.customers.purchases.errors import UnusableFile

GZIP = b"\x1f\x8b"
BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
FOREIGN = {b"PK\x03\x04": "a zip or Excel file", b"%PDF": "a PDF", b"\xd0\xcf\x11\xe0": "an old Excel file"}


def file_hash(file: Path) -> bytes:
    """SHA-256 of the file as it lies there, 32 bytes."""
    with _readable(file), file.open("rb") as raw:
        return hashlib.file_digest(raw, "sha256").digest()


@contextmanager
def opened(file: Path, encoding: str | None, on_bytes: Callable[[int], None]) -> Iterator[IO[str]]:
    """The text of a file, unpacked where it is gzip; `on_bytes` hears how many bytes of it have been read."""
    with _readable(file), file.open("rb") as raw:
        counted = cast(IO[bytes], io.BufferedReader(_Counted(raw, on_bytes), 1 << 18))
        packed = raw.read(2) == GZIP
        raw.seek(0)
        content = cast(IO[bytes], gzip.GzipFile(fileobj=counted)) if packed else counted
        start = io.BufferedReader(cast(io.RawIOBase, content), 1 << 18)
        yield io.TextIOWrapper(start, _encoding(file, start.peek(4)[:4], encoding), newline="")


def first_bad_line(file: Path, encoding: str) -> int:
    """The number of the first line that is not text in this encoding; 0 where lines cannot be told in it."""
    if encoding.startswith("utf-16"):
        return 0
    with file.open("rb") as raw:
        content = gzip.GzipFile(fileobj=raw) if raw.peek(2)[:2] == GZIP else raw
        for number, line in enumerate(content, 1):
            try:
                line.decode(encoding)
            except UnicodeDecodeError:
                return number
    return 0


class _Counted(io.RawIOBase):
    """Raw bytes that tell how far they have been read."""

    def __init__(self, raw: IO[bytes], on_bytes: Callable[[int], None]) -> None:
        self._raw, self._on_bytes = raw, on_bytes

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        count = cast(io.BufferedReader, self._raw).readinto(buffer)
        self._on_bytes(self._raw.tell())
        return count


def _encoding(file: Path, start: bytes, asked: str | None) -> str:
    for magic, what in FOREIGN.items():
        if start.startswith(magic):
            raise UnusableFile(file, f"this is {what}, not a CSV file.", "Save the table as CSV and load that.")
    if asked:
        return asked
    return next((name for mark, name in BYTE_ORDER_MARKS.items() if start.startswith(mark)), "utf-8")


@contextmanager
def _readable(file: Path) -> Iterator[None]:
    """Says what is wrong with a file that cannot be opened or unpacked."""
    if file.exists() and not file.is_file():
        raise UnusableFile(file, "this is not a file.", "Name a CSV file, plain or packed with gzip.")
    try:
        yield
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise UnusableFile(file, f"the gzip packing is broken ({error}).", "Fetch or pack the file again.") from error
    except FileNotFoundError as error:
        raise UnusableFile(file, "there is no such file.", "Look at the path.") from error
    except PermissionError as error:
        raise UnusableFile(file, "you may not read it.", "Change its owner or mode.") from error
