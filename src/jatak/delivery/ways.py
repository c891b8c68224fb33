"""What is behind a door: a relay for mail, or a gateway for SMS."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from jatak.delivery.sms.addresses import gateways_from
from jatak.delivery.sms.connection import Connection as SmsConnection
from jatak.delivery.smtp.connection import Connection as MailConnection
from jatak.delivery.smtp.outcome import Outcome
from jatak.delivery.smtp.relay import Relay, relays_from
from jatak.delivery.smtp.timeouts import Timeouts
from jatak.gate.message import Channel


class Carrier(Protocol):
    """An open connection, with at most one offered message on it."""

    @property
    def usable(self) -> bool:
        """Whether it still serves; else another is opened."""

    async def hand_over(
        self,
        parcel: Any,
        offer: Callable[[], Awaitable[bool]],
        last_look: Callable[[], bool],
        following: Callable[[], Any],
    ) -> Outcome:
        """Hand over one message, as `smtp.connection` has it."""

    async def quit(self) -> None:
        """Say goodbye, where that is said."""

    def close(self) -> None:
        """Hang up."""


@dataclass(frozen=True, slots=True)
class Way:
    """One relay or gateway, and how to open a connection to it."""

    channel: Channel
    name: str
    per_second: float | None
    weight: float
    connections: int
    connect: Callable[[Timeouts], Awaitable[Carrier]]

    @property
    def title(self) -> str:
        """What it is called in messages to the operator."""
        return f"The {'relay' if self.channel is Channel.EMAIL else 'SMS gateway'} {self.name}"


def ways_from(smtp_url: str, sms_url: str, report_url: Callable[[str], str]) -> list[Way]:
    """Every relay and gateway that the settings name; raises UsageError.

    `report_url` is where the gateway of a name reports what became of a message, without the message's token.
    """
    return [by_mail(relay) for relay in relays_from(smtp_url)] + [
        Way(
            Channel.SMS,
            name,
            gateway.place.per_second,
            gateway.place.weight,
            gateway.place.connections,
            partial(_to_gateway, name, gateway, report_url(name)),
        )
        for name, gateway in gateways_from(sms_url)
    ]


def by_mail(relay: Relay) -> Way:
    """The way over one relay."""
    connect = partial(MailConnection.open, relay)
    return Way(Channel.EMAIL, relay.name, relay.per_second, relay.weight, relay.connections, connect)


async def _to_gateway(name: str, gateway: Any, report_url: str, timeouts: Timeouts) -> Carrier:
    return await SmsConnection.open(name, gateway, timeouts, report_url)
