"""Telling how far an import has come."""

from collections.abc import Iterator, Sequence
from threading import Lock
from time import perf_counter

from jatak.imports.loading.work import Chunk
from jatak.imports.progress import Hears, Progress, Step


class Telling:
    """The step that is under way; several writers may tell of it."""

    def __init__(self, hears: Hears) -> None:
        self._hears = hears
        self._lock = Lock()
        self._step, self._done, self._begun = Step.READING, 0, perf_counter()
        self._total: int | None = None

    def begin(self, step: Step, total: int | None = None) -> None:
        """A step begins."""
        with self._lock:
            self._step, self._total, self._done, self._begun = step, total, 0, perf_counter()
            self._tell()

    def done(self, rows: int) -> None:
        """So many rows more are done."""
        with self._lock:
            self._done += rows
            self._tell()

    def reached(self, rows: int) -> None:
        """So many rows are done."""
        with self._lock:
            self._done = rows
            self._tell()

    def each(self, step: Step, chunks: Sequence[Chunk]) -> Iterator[Chunk]:
        """The chunks of a step, each told of when the next is asked for."""
        self.begin(step, sum(chunk.rows for chunk in chunks))
        for chunk in chunks:
            yield chunk
            self.done(chunk.rows)

    def _tell(self) -> None:
        self._hears(Progress(self._step, self._done, self._total, perf_counter() - self._begun))
