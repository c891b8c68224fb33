"""The SMS gateways of JATAK_SMS_URL, for whoever shows them, tries them or is called by them."""

import asyncio
import functools
import hmac
from collections.abc import Callable
from dataclasses import dataclass

from jatak.base.hashing import keyed_hash
from jatak.database.home import home, secret
from jatak.delivery.sms.addresses import gateways_from
from jatak.delivery.sms.call import Arrival, Became, Call, Report, Unreadable
from jatak.delivery.sms.connection import connected
from jatak.delivery.sms.gateway import Gateway
from jatak.delivery.sms.gateways.kannel import ARRIVAL_FIELDS
from jatak.delivery.smtp.outcome import RelayDown

__all__ = [
    "Arrival",
    "Became",
    "Call",
    "Gateway",
    "Report",
    "Shown",
    "Unreadable",
    "brought",
    "gateway_named",
    "reach",
    "shown",
]
LETTERS = 32
"""Of the secret in an address that a gateway calls: 128 bits in hexadecimal letters."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A gateway as it may be shown: without its password."""

    name: str
    kind: str
    host: str
    port: int
    encrypted: bool
    arrivals: str
    """The address to enter at the gateway for messages that come in; its secret lets messages in, so it is shown to
    administrators alone."""
    connections: int
    per_second: float | None


@dataclass(frozen=True, slots=True)
class Reached:
    """What came of one gateway."""

    name: str
    is_here: bool
    encrypted: bool
    trouble: str = ""
    """In words; empty where somebody listens there."""


def gateway_named(text: str, name: str, word: str) -> Gateway | None:
    """The gateway of this name, None where there is none or the secret of its address is another."""
    gateway = dict(gateways_from(text)).get(name)
    return gateway if gateway and hmac.compare_digest(word.encode(), word_of(name).encode()) else None


def word_of(name: str) -> str:
    """The secret in the addresses that a gateway calls."""
    return _word(str(home()), name)


def reports_to(public_url: str) -> Callable[[str], str]:
    """Where the gateway of a name reports what became of a message; the message's token follows."""
    return lambda name: f"{_address(public_url, name)}/report"


def shown(text: str, public_url: str) -> list[Shown]:
    """The gateways of JATAK_SMS_URL; raises UsageError."""
    return [_shown(name, gateway, public_url) for name, gateway in gateways_from(text)]


def reach(text: str, seconds: float) -> list[Reached]:
    """Connect to every gateway at once, waiting so long at most, and ask nothing; raises UsageError."""
    return asyncio.run(_all(gateways_from(text), seconds))


def brought(text: str, public_url: str, arrival: Arrival) -> Call | None:
    """The call by which the first gateway of JATAK_SMS_URL brings a message to us, None where there is no gateway;
    raises UsageError."""
    for name, gateway in gateways_from(text):
        return gateway.bringing(_address(public_url, name), arrival)
    return None


async def _all(gateways: tuple[tuple[str, Gateway], ...], seconds: float) -> list[Reached]:
    return list(await asyncio.gather(*(_one(name, gateway, seconds) for name, gateway in gateways)))


async def _one(name: str, gateway: Gateway, seconds: float) -> Reached:
    place = gateway.place
    is_here = place.host in ("localhost", "127.0.0.1", "::1")
    try:
        (await connected(name, gateway, seconds)).close()
    except RelayDown as error:
        return Reached(name, is_here, place.encrypted, error.message)
    return Reached(name, is_here, place.encrypted)


def _shown(name: str, gateway: Gateway, public_url: str) -> Shown:
    place = gateway.place
    query = f"?{ARRIVAL_FIELDS}" if gateway.kind == "kannel" else ""
    arrivals = f"{_address(public_url, name)}{query}"
    return Shown(
        name, gateway.kind, place.host, place.port, place.encrypted, arrivals, place.connections, place.per_second
    )


def _address(public_url: str, name: str) -> str:
    return f"{public_url.rstrip('/')}/in/sms/{name}/{word_of(name)}"


@functools.cache
def _word(_home: str, name: str) -> str:
    return keyed_hash(secret("sms-inbound"), f"sms gateway {name}").hex()[:LETTERS]
