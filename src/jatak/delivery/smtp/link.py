"""One connection to a relay: bytes out, whole answers in."""

import asyncio
import os
import ssl
from typing import cast

from jatak.delivery.smtp.encryption import Encryption
from jatak.delivery.smtp.outcome import Broken
from jatak.delivery.smtp.patience import Patience
from jatak.delivery.smtp.replies import Reply, ReplyReader


class Link(asyncio.BufferedProtocol):
    """Wakes its one caller once all answers are here that were asked for, or none can come any more."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        # Our own small buffer: asyncio's would be 256 kB, asked of the system anew for each answer.
        self._buffer = memoryview(bytearray(8192))
        self._reader = ReplyReader()
        self._patience = Patience(loop, lambda: self.close("no answer: timed out"))
        self._waiter: asyncio.Future[list[Reply]] | None = None
        self._need = 0
        self._encryption: Encryption | None = None
        self._transport: asyncio.Transport
        self.broken = ""
        """Why the connection is of no more use; empty while it is."""
        self.flushed = True
        """Whether all that was written has left this process."""

    @property
    def silent(self) -> bool:
        """Whether the relay said nothing that nobody asked for, and is still there."""
        return not self.broken and self._reader.silent

    @property
    def encrypted(self) -> bool:
        """Whether what goes over it is encrypted."""
        return self._encryption is not None and self._encryption.established

    def write(self, data: bytes) -> None:
        """Hand bytes to the network; `flushed` says whether it took them all at once."""
        try:
            self._transport.write(self._encryption.encrypt(data) if self._encryption else data)
        except Broken as error:
            self.close(str(error))
        if self._transport.is_closing():
            self.flushed = False

    def hear(self, count: int, seconds: float) -> asyncio.Future[list[Reply]]:
        """The next answers; fewer when the connection ended, or will after a 421 (RFC 5321 section 3.8)."""
        if len(self._reader.heard) < count and not self.broken:
            return self._wait(count, seconds)
        self._need, self._waiter = count, self._loop.create_future()
        waiter = self._waiter
        self._wake()
        return waiter

    async def ask(self, command: str, seconds: float) -> Reply:
        """Send one command and wait for its answer; Broken when none comes."""
        self.write(command.encode() + b"\r\n")
        return await self.listen(seconds)

    async def listen(self, seconds: float) -> Reply:
        """The next answer; Broken when none comes."""
        for reply in await self.hear(1, seconds):
            return reply
        raise Broken(self.broken)

    async def encrypt(self, context: ssl.SSLContext, host: str, seconds: float) -> None:
        """Go on over TLS; bytes that came before the handshake would be an attacker's (CVE-2011-0411)."""
        if not self._reader.silent:
            self.close("the relay spoke before TLS began")
        else:
            self._encryption = Encryption(context, host)
            self._encryption.take(b"")
            self._transport.write(self._encryption.due())
            await self._wait(0, seconds)
        if self.broken:
            raise Broken(self.broken)

    def close(self, reason: str = "closed") -> None:
        """Hang up without a word; what is not flushed is never sent."""
        if not self.broken:
            self.broken = reason
            self._patience.stop()
            self._transport.abort()
            self._wake()

    def _wait(self, count: int, seconds: float) -> asyncio.Future[list[Reply]]:
        self._need, self._waiter = count, self._loop.create_future()
        self._patience.begin(seconds)
        return self._waiter

    def _wake(self) -> None:
        waiter, self._waiter = self._waiter, None
        self._patience.end()
        if waiter and not waiter.done():
            replies = self._reader.heard[: self._need]
            del self._reader.heard[: self._need]
            waiter.set_result(replies)

    # What asyncio calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        # Told at the first byte that waits, and when none waits any more.
        self._transport.set_write_buffer_limits(0)

    def pause_writing(self) -> None:
        self.flushed = False

    def resume_writing(self) -> None:
        self.flushed = True

    def get_buffer(self, sizehint: int) -> memoryview:
        return self._buffer

    def buffer_updated(self, nbytes: int) -> None:
        reader, data = self._reader, bytes(self._buffer[:nbytes])
        try:
            reader.feed(self._decrypted(data) if self._encryption else data)
        except Broken as error:
            self.close(str(error))
            return
        if self._waiter and len(reader.heard) >= self._need and (not self._encryption or self._encryption.established):
            self._wake()
        if reader.goodbye:
            self.close(f"the relay hung up: {reader.goodbye}")

    def eof_received(self) -> None:
        self.close("the relay hung up")

    def connection_lost(self, error: Exception | None) -> None:
        self.close(f"the connection broke: {said(error)}" if error else "the relay hung up")

    def _decrypted(self, data: bytes) -> bytes:
        encryption = cast(Encryption, self._encryption)
        try:
            return encryption.take(data)
        finally:
            if due := encryption.due():
                self._transport.write(due)


def said(error: BaseException) -> str:
    """What the system says of an error, in few words."""
    if isinstance(error, TimeoutError):
        return "timed out"
    if isinstance(error, ConnectionError) and error.errno:
        return os.strerror(error.errno)
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
