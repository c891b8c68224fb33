"""Several chunks at once: the next ones are weighed while one is committed, each on a connection of its own."""

from collections import deque
from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from itertools import count

from jatak.campaigns.chunks import Chunks, next_stretch
from jatak.campaigns.filling import Filling
from jatak.campaigns.models import Start
from jatak.clearance.stretch import Stretch
from jatak.database.using import connection

ABREAST = 2
"""One is committed while the next is weighed; but nothing holds up the first."""


def fill(filling: Filling, begun: Start, chunks: Chunks) -> Generator[Start, None, None]:
    """Commit the chunks that are still to come, in their order; the start as it is after each.

    Ends before the last where somebody else fills the same campaign.
    """
    under_way: deque[Future[Start]] = deque()
    after, abreast, sizes = begun.filled_to, ABREAST if begun.filled_to else 1, map(chunks.size, count())
    with ThreadPoolExecutor(ABREAST, thread_name_prefix="filling") as pool:
        try:
            while under_way or after < begun.upto:
                while after < begun.upto and len(under_way) < abreast:
                    stretch = next_stretch(after, begun.upto, next(sizes))
                    under_way.append(pool.submit(copy_context().run, _chunk, filling, stretch))
                    after = stretch.upto
                yield under_way.popleft().result()
                abreast = ABREAST
        finally:
            for future in under_way:
                future.cancel()


def _chunk(filling: Filling, stretch: Stretch) -> Start:
    try:
        return filling.chunk(stretch)
    finally:
        connection().close()
