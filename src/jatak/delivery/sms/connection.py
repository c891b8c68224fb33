"""Handing messages to one gateway over one connection, one at a time."""

import asyncio
import functools
import ssl
from collections.abc import Awaitable, Callable
from typing import Self

from jatak.delivery.sms.gateway import Gateway
from jatak.delivery.sms.http.wire import Wire
from jatak.delivery.sms.message import Sms
from jatak.delivery.smtp.link import said
from jatak.delivery.smtp.outcome import About, Broken, Fate, Outcome, RelayDown
from jatak.delivery.smtp.timeouts import Timeouts

LONGEST_ANSWER = 60.0
"""Seconds: a gateway queues and answers; giving up earlier makes an uncertain message of a slow one."""
FRESH = 4.0
"""Seconds that a connection may be idle: what is older is opened anew, since a server that hangs up at the moment of
our request leaves the message in doubt."""


class Connection:
    """An open way to a gateway, reused while it is fresh, with never more than one message on it."""

    def __init__(self, name: str, gateway: Gateway, timeouts: Timeouts, wire: Wire, report_url: str) -> None:
        self._name, self._gateway, self._timeouts, self._wire = name, gateway, timeouts, wire
        self._report_url = report_url
        self._loop = asyncio.get_running_loop()
        self._used = self._loop.time()

    @classmethod
    async def open(cls, name: str, gateway: Gateway, timeouts: Timeouts, report_url: str) -> Self:
        """Connect and encrypt; RelayDown says which of it failed."""
        return cls(name, gateway, timeouts, await connected(name, gateway, timeouts.connect), report_url)

    @property
    def usable(self) -> bool:
        """False after the gateway hung up or spoke unasked, and after some idle seconds: open a new one."""
        return self._wire.silent and self._loop.time() - self._used < FRESH

    async def hand_over(
        self,
        parcel: Sms,
        offer: Callable[[], Awaitable[bool]],
        last_look: Callable[[], bool],
        following: Callable[[], object],
    ) -> Outcome:
        """Hand over one message; `offer` and `last_look` are those of an SMTP connection, and so is what they mean.

        Before the first byte a break is nothing; after it no answer, a time-out or nonsense leaves us in doubt.
        """
        written = self._request(parcel)
        try:
            if not await offer():
                return Outcome(Fate.HELD_BACK, "")
            if not self._wire.silent:
                return Outcome(Fate.DEFERRED, self._wire.broken or "the gateway spoke unasked", About.RELAY)
            if not last_look():
                return Outcome(Fate.HELD_BACK, "")
            return await self._pass(written)
        except BaseException:
            self.close()
            raise
        finally:
            self._used = self._loop.time()

    async def quit(self) -> None:
        """HTTP says no goodbye."""
        self.close()

    def close(self) -> None:
        """Hang up."""
        self._wire.close()

    def _request(self, parcel: Sms) -> bytes:
        asked = self._gateway.request(parcel, f"{self._report_url}/{parcel.report_token}")
        return asked.written(self._gateway.place.authority)

    async def _pass(self, written: bytes) -> Outcome:
        self._wire.write(written)
        try:
            answer = await self._wire.hear(min(self._timeouts.data, LONGEST_ANSWER))
        except Broken as error:
            return Outcome(Fate.UNCERTAIN, str(error), About.CONTENT)
        return self._gateway.outcome(answer)


async def connected(name: str, gateway: Gateway, seconds: float) -> Wire:
    """A connection to where the gateway is; raises RelayDown."""
    place = gateway.place
    try:
        tls = _context(place.ca_file) if place.encrypted else None
    except OSError as error:
        raise _down(name, f"cannot be used: the certificates in {place.ca_file} cannot be read") from error
    try:
        return await Wire.to(place.host, place.port, tls, seconds)
    except (OSError, UnicodeError) as error:
        raise _down(name, f"cannot be reached: {said(error)}") from error


def _down(name: str, what: str) -> RelayDown:
    return RelayDown(f"The SMS gateway {name} {what}.", "Look at JATAK_SMS_URL and at the gateway; messages wait.")


@functools.lru_cache(maxsize=16)
def _context(ca_file: str) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=ca_file or None)
