"""Handing messages to relays of a test, over the asyncio client."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from jatak.delivery.smtp.connection import Connection
from jatak.delivery.smtp.outcome import Outcome
from jatak.delivery.smtp.relay import Relay
from jatak.delivery.smtp.timeouts import Timeouts

QUICK = Timeouts(connect=2, command=0.3, data=0.3)
PATIENT = Timeouts(connect=10, command=10, data=10)
CERTIFICATE = Path(__file__).parents[1] / "unit" / "delivery" / "relay_in_tests.pem"


@dataclass(frozen=True)
class Parcel:
    """A message to Ana, with dots where they hurt."""

    envelope_from: str = "bounce+x@nordlys.example"
    envelope_to: str = "ana@kunde.example"
    data: bytes = b"Subject: Hej\r\n\r\n.\r\n..x\r\nslut\r\n"
    smtputf8: bool = False
    envid: str = ""


async def may_go() -> bool:
    """An offer that was committed."""
    return True


def go() -> bool:
    """A last look that saw nothing."""
    return True


def send(
    url: str,
    *parcels: Parcel,
    offer: Callable[[], Awaitable[bool]] = may_go,
    look: Callable[[], bool] = go,
    timeouts: Timeouts = PATIENT,
) -> list[Outcome]:
    """Hand over one parcel after the other, over one connection as long as it is usable."""

    async def one_by_one() -> list[Outcome]:
        outcomes, connection = [], await Connection.open(Relay.from_url(url), timeouts)
        try:
            for parcel in parcels or (Parcel(),):
                if not connection.usable:
                    connection = await Connection.open(Relay.from_url(url), timeouts)
                outcomes.append(await connection.hand_over(parcel, offer, look))
            await connection.quit()
        finally:
            connection.close()
        return outcomes

    return asyncio.run(one_by_one())
