"""One connection to a gateway: bytes out, whole answers in."""

import asyncio
import ssl
from typing import cast

from jatak.delivery.sms.http.messages import Answer, answer_in
from jatak.delivery.smtp.link import said
from jatak.delivery.smtp.outcome import Broken


class Wire(asyncio.Protocol):
    """At most one request is on it; what comes unasked ends it."""

    def __init__(self) -> None:
        self._heard = b""
        self._waiter: asyncio.Future[Answer] | None = None
        self._transport: asyncio.Transport
        self.broken = ""
        """Why the connection is of no more use; empty while it is."""

    @classmethod
    async def to(cls, host: str, port: int, tls: ssl.SSLContext | None, seconds: float) -> "Wire":
        """Connect, and encrypt; OSError, TimeoutError or ssl.SSLError says what failed."""
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(seconds):
            _, wire = await loop.create_connection(cls, host, port, ssl=tls)
        return wire

    @property
    def silent(self) -> bool:
        """Whether it is there, and said nothing that nobody asked for."""
        return not self.broken and not self._heard

    def write(self, data: bytes) -> None:
        """Hand bytes to the network, at once."""
        self._transport.write(data)

    async def hear(self, seconds: float) -> Answer:
        """The answer; Broken when none comes."""
        if self.broken:
            raise Broken(self.broken)
        self._waiter = asyncio.get_running_loop().create_future()
        self._look(ended=False)
        try:
            async with asyncio.timeout(seconds):
                answer = await self._waiter
        except TimeoutError as error:
            self.close("no answer: timed out")
            raise Broken(self.broken) from error
        finally:
            self._waiter = None
        if answer.last:
            self.close("the gateway ends the connection after each answer")
        return answer

    def close(self, reason: str = "closed") -> None:
        """Hang up without a word."""
        if not self.broken:
            self.broken = reason
            self._transport.abort()
        if self._waiter and not self._waiter.done():
            self._waiter.set_exception(Broken(self.broken))

    def _look(self, *, ended: bool) -> None:
        try:
            found = answer_in(self._heard, ended) if self._heard else None
        except Broken as error:
            self.close(str(error))
            return
        if found and self._waiter and not self._waiter.done():
            answer, self._heard = found
            self._waiter.set_result(answer)

    # What asyncio calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        self._heard += data
        if self._waiter is None:
            self.close("the gateway spoke unasked")
        else:
            self._look(ended=False)

    def eof_received(self) -> None:
        self._look(ended=True)
        self.close("the gateway hung up")

    def connection_lost(self, error: Exception | None) -> None:
        self.close(f"the connection broke: {said(error)}" if error else "the gateway hung up")
