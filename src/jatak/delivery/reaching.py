"""Whether the relays answer: a greeting, encryption and the log-in, and no message."""

import asyncio
from dataclasses import dataclass

from jatak.delivery.smtp.handshake import shake_hands
from jatak.delivery.smtp.outcome import RelayDown
from jatak.delivery.smtp.relay import Relay, relays_from
from jatak.delivery.smtp.timeouts import Timeouts

HERE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Reached:
    """What came of one relay."""

    name: str
    is_here: bool
    """Whether it runs on this machine, so that nobody listens on the way."""
    encrypted: bool = False
    trouble: str = ""
    """In words; empty where it is ready for messages."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A relay as it may be shown: without its password."""

    name: str
    host: str
    port: int
    encryption: str
    """never, offered, required or implicit."""
    user: str
    weight: float
    connections: int
    per_second: float | None


def shown(text: str) -> list[Shown]:
    """The relays of JATAK_SMTP_URL; raises UsageError."""
    return [
        Shown(one.name, one.host, one.port, one.tls.value, one.user, one.weight, one.connections, one.per_second)
        for one in relays_from(text)
    ]


def reach(text: str, seconds: float) -> list[Reached]:
    """Greet every relay of JATAK_SMTP_URL at once, waiting so long at most; raises UsageError."""
    return asyncio.run(_all(relays_from(text), seconds))


async def _all(relays: tuple[Relay, ...], seconds: float) -> list[Reached]:
    return list(await asyncio.gather(*(_one(relay, seconds) for relay in relays)))


async def _one(relay: Relay, seconds: float) -> Reached:
    is_here = relay.host in HERE
    try:
        async with asyncio.timeout(seconds):
            link, _ = await shake_hands(relay, Timeouts(connect=seconds, command=seconds))
    except RelayDown as error:
        return Reached(relay.name, is_here, trouble=error.message)
    except TimeoutError:
        return Reached(relay.name, is_here, trouble=f"{relay.name} does not answer in {seconds:g} seconds.")
    encrypted = link.encrypted
    link.write(b"QUIT\r\n")
    link.close()
    return Reached(relay.name, is_here, encrypted)
