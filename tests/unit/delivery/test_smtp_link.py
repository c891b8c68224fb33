"""One connection seen from inside: what has left us, how long we wait, and when TLS is ready."""

import asyncio
import math
import socket
import ssl
from collections.abc import Callable
from typing import Any

import pytest
from tests.plugins.handing import CERTIFICATE

from jatak.delivery.smtp.link import Link
from jatak.delivery.smtp.outcome import Broken
from jatak.delivery.smtp.patience import Patience


class Clock:
    """A loop that has a time and alarms, and nothing else."""

    def __init__(self) -> None:
        self.now = 0.0
        self.alarms: dict[int, tuple[float, Callable[[], None]]] = {}
        self.set = 0

    def time(self) -> float:
        return self.now

    def call_at(self, when: float, ring: Callable[[], None]) -> Any:
        self.set += 1
        number, clock = self.set, self
        self.alarms[number] = when, ring

        class Handle:
            def cancel(self) -> None:
                clock.alarms.pop(number, None)

        return Handle()

    def until(self, when: float) -> None:
        """Let time pass, and ring what is due on the way."""
        while due := [(at, number) for number, (at, _) in self.alarms.items() if at <= when]:
            at, number = min(due)
            self.now = at
            self.alarms.pop(number)[1]()
        self.now = when


@pytest.fixture
def clock() -> Clock:
    return Clock()


def rings(clock: Clock) -> tuple[Patience, list[float]]:
    rung: list[float] = []
    return Patience(clock, lambda: rung.append(clock.now)), rung  # type: ignore[arg-type]


def test_it_rings_when_time_has_run_out_and_not_before(clock: Clock) -> None:
    patience, rung = rings(clock)
    patience.begin(10)
    clock.until(9.9)
    assert rung == []
    clock.until(20)
    assert rung == [10]


def test_a_thousand_waits_cost_few_alarms(clock: Clock) -> None:
    patience, rung = rings(clock)
    for at in range(1000):
        clock.until(at / 10)
        patience.begin(10)
        patience.end()
    clock.until(1000)
    assert rung == []
    assert clock.set < 20


def test_a_shorter_wait_after_a_longer_one_rings_in_its_own_time(clock: Clock) -> None:
    patience, rung = rings(clock)
    patience.begin(600)
    patience.end()
    patience.begin(5)
    clock.until(700)
    assert rung == [5]


def test_a_longer_wait_after_a_shorter_one_too(clock: Clock) -> None:
    patience, rung = rings(clock)
    patience.begin(5)
    patience.end()
    clock.until(4)
    patience.begin(600)
    clock.until(603)
    assert rung == []
    clock.until(700)
    assert rung == [604]


def test_after_the_end_of_the_connection_nothing_rings(clock: Clock) -> None:
    patience, rung = rings(clock)
    patience.begin(5)
    patience.stop()
    clock.until(math.inf)
    assert rung == []
    assert clock.alarms == {}


class Wire:
    """A transport that keeps what is written."""

    def __init__(self) -> None:
        self.written = b""
        self.closing = False

    def set_write_buffer_limits(self, high: int) -> None:
        pass

    def write(self, data: bytes) -> None:
        self.written += data

    def is_closing(self) -> bool:
        return self.closing

    def abort(self) -> None:
        self.closing = True


def arrive(link: Link, data: bytes) -> None:
    link.get_buffer(-1)[: len(data)] = data
    link.buffer_updated(len(data))


def test_a_few_bytes_that_wait_in_us_have_not_left_us() -> None:
    """Far fewer than asyncio's own marks: the final dot is the last three of them."""

    async def story() -> None:
        ours, theirs = socket.socketpair()
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
        loop = asyncio.get_running_loop()
        _, link = await loop.create_connection(lambda: Link(loop), sock=ours)
        link.write(b"x" * 30_000)
        assert not link.flushed
        theirs.setblocking(False)
        taken = 0
        while taken < 30_000:
            taken += len(await loop.sock_recv(theirs, 65536))
        assert link.flushed
        link.close()
        theirs.close()
        await asyncio.sleep(0)

    asyncio.run(story())


def test_what_the_system_did_not_take_has_not_left_us() -> None:
    async def story() -> None:
        link, wire = Link(asyncio.get_running_loop()), Wire()
        link.connection_made(wire)  # type: ignore[arg-type]
        link.write(b"x")
        assert link.flushed
        wire.closing = True
        link.write(b"y")
        assert not link.flushed

    asyncio.run(story())


def test_tls_is_ready_when_its_handshake_is_whatever_the_pieces() -> None:
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server.load_cert_chain(CERTIFICATE)

    def answer(incoming: ssl.MemoryBIO, outgoing: ssl.MemoryBIO, tls: ssl.SSLObject, said: bytes) -> bytes:
        incoming.write(said)
        with pytest.raises(ssl.SSLWantReadError):
            tls.do_handshake()
        return outgoing.read()

    async def story() -> None:
        link, wire = Link(asyncio.get_running_loop()), Wire()
        link.connection_made(wire)  # type: ignore[arg-type]
        incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        tls = server.wrap_bio(incoming, outgoing, server_side=True)
        context = ssl.create_default_context(cafile=str(CERTIFICATE))
        ready = asyncio.ensure_future(link.encrypt(context, "localhost", 10))
        await asyncio.sleep(0)
        flight = answer(incoming, outgoing, tls, wire.written)
        for piece in (flight[:100], flight[100:-20]):
            arrive(link, piece)
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            assert not ready.done()
        wire.written = b""
        arrive(link, flight[-20:])
        await ready
        incoming.write(wire.written)
        tls.do_handshake()
        tls.write(b"220 hello\r\n")
        arrive(link, outgoing.read())
        assert (await link.listen(10)).text == "220 hello"

    asyncio.run(story())


def test_what_came_before_a_break_is_heard_and_then_the_break() -> None:
    async def story() -> None:
        link, wire = Link(asyncio.get_running_loop()), Wire()
        link.connection_made(wire)  # type: ignore[arg-type]
        arrive(link, b"250 ok\r\nnonsense\r\n")
        assert [reply.text for reply in await link.hear(3, 10)] == ["250 ok"]
        with pytest.raises(Broken, match="nonsense"):
            await link.listen(10)
        assert wire.closing

    asyncio.run(story())
