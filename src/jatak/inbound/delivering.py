"""One message that a mail server hands over, as its pipe."""

from datetime import datetime
from typing import BinaryIO

from jatak.inbound.hearing import news_of
from jatak.inbound.incoming import Incoming
from jatak.inbound.mailbox.fetching import LONGEST
from jatak.inbound.models import Arrival, Way
from jatak.inbound.taking import take_in

SOURCE = "pipe"
PIECE = 1024 * 1024


def deliver(message: BinaryIO, recipient: str, at: datetime) -> Arrival:
    """Take a message in; when this returns it is committed and settled, or put aside. Raises JatakError: try again."""
    data = message.read(LONGEST)
    size = len(data)
    while more := message.read(PIECE):
        size += len(more)
    incoming = Incoming(data, Way.PIPE, SOURCE, at, at, recipient, size)
    return take_in(incoming, lambda: news_of(incoming))
