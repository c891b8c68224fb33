"""A relay that takes all mail and notes what came when; a program of its own.

A line of the record is `whole` or `part` (broken off before the final dot), the instant of the first byte after DATA in
seconds since 1970 (noted when this process reads it, so never too early), the recipient, and the Message-ID.
"""

import argparse
import asyncio
import gc
import signal
import time
from collections.abc import Callable
from typing import BinaryIO

GREETING = b"250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n"
DOT = b"\r\n.\r\n"


class Taking(asyncio.Protocol):
    """Takes mail on one connection; half of the delay passes before a message is noted, half before it is answered."""

    def __init__(self, record: BinaryIO, delay: float) -> None:
        self._record, self._delay = record, delay
        self._buffer = bytearray()
        self._answers: list[bytes] = []
        self._recipient = b""
        self._in_content = self._resting = False
        self._first: float | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        transport.write(b"220 sink\r\n")  # type: ignore[attr-defined]

    def data_received(self, data: bytes) -> None:
        if self._in_content and self._first is None:
            self._first = time.time()
        self._buffer += data
        self._go_on()

    def connection_lost(self, error: Exception | None) -> None:
        if self._in_content and self._first is not None and not self._resting:
            self._note(b"part", self._buffer)

    def _go_on(self) -> None:
        while not self._resting and (self._content() if self._in_content else self._line()):
            pass
        if self._answers:
            self._transport.write(b"".join(self._answers))  # type: ignore[attr-defined]
            self._answers.clear()

    def _line(self) -> bool:
        line, end, rest = self._buffer.partition(b"\r\n")
        if not end:
            return False
        self._buffer = rest
        verb = line[:4].upper()
        if verb == b"RCPT":
            self._recipient = bytes(line.partition(b"<")[2].partition(b">")[0])
        self._in_content = verb == b"DATA"
        self._answers.append(
            {b"EHLO": GREETING, b"DATA": b"354 go\r\n", b"QUIT": b"221 bye\r\n"}.get(bytes(verb), b"250 ok\r\n")
        )
        return True

    def _content(self) -> bool:
        content, end, rest = self._buffer.partition(DOT)
        if not end:
            return False
        self._buffer = rest
        if not self._delay:
            self._note(b"whole", content)
            self._answer()
            return True
        self._resting = True
        self._later(lambda: (self._note(b"whole", content), self._later(lambda: (self._answer(), self._go_on()))))
        return False

    def _later(self, do: Callable[[], object]) -> None:
        asyncio.get_running_loop().call_later(self._delay / 2, do)

    def _note(self, kind: bytes, content: bytes | bytearray) -> None:
        message_id = content.partition(b"\r\nMessage-ID: <")[2].partition(b">")[0]
        self._record.write(b"%s %.6f %s %s\n" % (kind, self._first, self._recipient, message_id or b"-"))

    def _answer(self) -> None:
        self._answers.append(b"250 taken\r\n")
        self._in_content = self._resting = False
        self._first = None


async def serve(port: int, record: BinaryIO, delay: float) -> None:
    """Take mail until SIGTERM."""
    loop, ending = asyncio.get_running_loop(), asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, ending.set)
    await loop.create_server(lambda: Taking(record, delay), "127.0.0.1", port, backlog=1000)
    await ending.wait()


def main() -> None:
    """The program."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--port", type=int, required=True)
    options.add_argument("--record", required=True)
    options.add_argument("--delay", type=float, default=0, help="seconds from the final dot to the answer")
    options.add_argument("--at-once", action="store_true", help="the record is on file before the answer goes")
    chosen = options.parse_args()
    gc.freeze()
    with open(chosen.record, "ab", buffering=0 if chosen.at_once else 1 << 20) as record:
        asyncio.run(serve(chosen.port, record, chosen.delay))


if __name__ == "__main__":
    main()
