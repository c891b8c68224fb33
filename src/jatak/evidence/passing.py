"""Ids that are remembered while their rows pass by, in files and not in memory: there may be millions."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from types import TracebackType
from typing import IO, Self
from uuid import UUID

from jatak.evidence.contents import Row

ID_BYTES = 16


class Passing:
    """The ids of the entries that passed by, of each part by itself; the files are gone when it is closed."""

    def __init__(self) -> None:
        self._files: dict[str, IO[bytes]] = {}
        self._open = ExitStack()

    def of(self, name: str, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows; the id of each entry is remembered."""
        file = self._files[name] = self._open.enter_context(tempfile.TemporaryFile())  # noqa: SIM115
        for row in rows:
            file.write(UUID(row["entry"]["id"]).bytes)
            yield row

    def ids(self, name: str) -> Iterator[UUID]:
        """The ids of a part, in the order in which they passed."""
        if name in self._files:
            self._files[name].seek(0)
            while number := self._files[name].read(ID_BYTES):
                yield UUID(bytes=number)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()
