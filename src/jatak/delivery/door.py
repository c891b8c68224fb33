"""The one door out: a courier with its relay and its ears, ready to carry."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from jatak.database.home import secret
from jatak.delivery.courier import Courier
from jatak.delivery.pace import Pace
from jatak.delivery.smtp.opening import Timeouts
from jatak.delivery.smtp.outcome import RelayDown
from jatak.delivery.smtp.relay import Relay
from jatak.delivery.smtp.session import Session
from jatak.delivery.stops import Stops


@contextmanager
def open_door(
    smtp_url: str, public_url: str, now: Callable[[], datetime], pace: Pace | None = None, patience: float | None = None
) -> Iterator[tuple[Courier, Stops]]:
    """A courier to this relay, and the stops that it hears; `patience` is how long the relay may take, in seconds."""
    timeouts = Timeouts() if patience is None else Timeouts(patience, patience, patience)
    with Stops() as stops, Session(Relay.from_url(smtp_url), timeouts) as session:
        yield Courier(session, stops.hearing, now, public_url, message_key(), pace), stops


def message_key() -> bytes:
    """The secret behind Message-IDs and the addresses that come back: bounces, complaints, mailed opt-outs."""
    return secret("message-token")


__all__ = ["RelayDown", "message_key", "open_door"]
