"""Writing Parquet: small groups of rows, so that one message is found without reading the file."""

import os
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from jatak.delivery.archive.columns import Column
from jatak.delivery.archive.engine import engine, quoted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FORM = "FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION v2, ROW_GROUP_SIZE 30720, USE_TMP_FILE false"
CSV = """read_csv('/dev/fd/{pipe}', auto_detect = false, header = false, delim = ',', quote = '"', escape = '"',
                  nullstr = '', allow_quoted_nulls = false, parallel = false, columns = {{{columns}}})"""
BUFFER = 1 << 20


def write(duck: "DuckDBPyConnection", source: str, file: Path) -> None:
    """Write the rows of a table function or query, in their order, into a file that exists."""
    duck.execute(f"COPY (SELECT * FROM {source}) TO {quoted(str(file))} ({FORM})")


def write_csv(lines: Iterable[bytes], columns: Iterable[Column], file: Path, seen: Callable[[int], None]) -> None:
    """Write lines of CSV, as PostgreSQL's COPY gives them, as Parquet; they pass through and are nowhere else.

    `seen` is told how many lines have passed. Memory does not grow with their number.
    """
    reading, writing = os.pipe()
    reader = _Reader(reading, columns, file)
    reader.start()
    try:
        with os.fdopen(writing, "wb", buffering=BUFFER) as pipe:
            for number, line in enumerate(lines, start=1):
                pipe.write(line)
                if number % 10_000 == 0:
                    seen(number)
    except BrokenPipeError:
        pass  # The reader says why.
    finally:
        reader.join()
    if reader.trouble:
        raise reader.trouble


class _Reader(threading.Thread):
    """DuckDB at the other end of the pipe."""

    def __init__(self, pipe: int, columns: Iterable[Column], file: Path) -> None:
        super().__init__(name="archive", daemon=True)
        named = ", ".join(f"{quoted(column.name)}: {quoted(column.kind)}" for column in columns)
        self.pipe, self.file, self.source = pipe, file, CSV.format(pipe=pipe, columns=named)
        self.trouble: BaseException | None = None

    def run(self) -> None:
        """Read to the end; what goes wrong is kept for the other thread, which then finds nobody at this end."""
        try:
            with engine() as duck:
                write(duck, self.source, self.file)
        except BaseException as trouble:
            self.trouble = trouble
        finally:
            os.close(self.pipe)
