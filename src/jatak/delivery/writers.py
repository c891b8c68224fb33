"""One writer for each consignment, kept between batches."""

from datetime import datetime

from jatak.delivery.compose.composed import Composed
from jatak.delivery.consignment import Consignment
from jatak.delivery.passage import Passage
from jatak.delivery.sms.message import Sms
from jatak.delivery.texting import SmsWriter
from jatak.delivery.writing import Writer, signing_of
from jatak.gate.message import Channel

KEPT = 16


class Writers:
    """Writes passages; what is the same for all messages of a consignment is compiled once."""

    def __init__(self, public_url: str, key: bytes) -> None:
        self._public_url, self._key = public_url, key
        self._writers: dict[tuple[object, ...], Writer | SmsWriter] = {}
        self._latest: tuple[Consignment, Writer | SmsWriter] | None = None

    def write(self, passage: Passage, at: datetime) -> Composed | Sms:
        """One message as it is handed over; raises what `Writer.write` raises."""
        of = passage.batch.of
        if self._latest is None or self._latest[0] is not of:
            self._latest = of, self._writer(of)
        return self._latest[1].write(passage.message, passage.ground, passage.place, at)

    def _writer(self, of: Consignment) -> Writer | SmsWriter:
        """Asked anew whenever a consignment was read anew, so that a rotation of keys is noticed."""
        by_sms = of.facts.channel is Channel.SMS
        signing = None if by_sms else signing_of(of)
        made_of = (of.fingerprint, signing)
        writer = self._writers.get(made_of)
        if writer is None:
            self._writers = dict(list(self._writers.items())[1 - KEPT :])
            writer = self._writers[made_of] = (
                SmsWriter(of, self._public_url, self._key)
                if by_sms
                else Writer(of, self._public_url, self._key, signing)
            )
        return writer
