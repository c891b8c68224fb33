"""Writers beside each other, each on a connection of its own."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from queue import Empty, SimpleQueue

from django.db import connections

from jatak.database.using import acting_as
from jatak.imports.loading.work import Chunk

Writer = Callable[[Chunk], None]


def write_beside(writers: Iterable[Writer], chunks: Iterable[Chunk], done: Callable[[Chunk], None]) -> None:
    """Let each writer take the next chunk until none is left; the first error ends all, after their chunk."""
    waiting: SimpleQueue[Chunk] = SimpleQueue()
    for chunk in chunks:
        waiting.put(chunk)
    several = list(writers)
    with ThreadPoolExecutor(len(several)) as pool:
        for writing in [pool.submit(_write, writer, waiting, done) for writer in several]:
            writing.result()


def _write(writer: Writer, waiting: "SimpleQueue[Chunk]", done: Callable[[Chunk], None]) -> None:
    try:
        with acting_as("consent"):
            while (chunk := _next(waiting)) is not None:
                writer(chunk)
                done(chunk)
    except BaseException:
        while _next(waiting) is not None:
            pass
        raise
    finally:
        connections.close_all()


def _next(waiting: "SimpleQueue[Chunk]") -> Chunk | None:
    try:
        return waiting.get_nowait()
    except Empty:
        return None
