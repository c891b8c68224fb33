"""One writer for each consignment, kept between batches."""

from datetime import datetime

from jatak.delivery.compose.composed import Composed
from jatak.delivery.passage import Passage
from jatak.delivery.writing import Writer

KEPT = 16


class Writers:
    """Writes passages; what is the same for all messages of a consignment is compiled once."""

    def __init__(self, public_url: str, key: bytes) -> None:
        self._public_url, self._key = public_url, key
        self._writers: dict[tuple[object, ...], Writer] = {}

    def write(self, passage: Passage, at: datetime) -> Composed:
        """The bytes of one message; raises what `Writer.write` raises."""
        of = passage.batch.of
        writer = self._writers.get(of.fingerprint)
        if writer is None:
            self._writers = dict(list(self._writers.items())[1 - KEPT :])
            writer = self._writers[of.fingerprint] = Writer(of, self._public_url, self._key)
        return writer.write(passage.message, passage.ground, passage.place, at)
