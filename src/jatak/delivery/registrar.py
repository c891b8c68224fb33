"""Writes offers and endings, many messages in one transaction."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg

from jatak.database.statements import array, statements
from jatak.delivery import recording
from jatak.delivery.ending import Again, Ending, Settled
from jatak.delivery.models import State
from jatak.delivery.passage import Passage
from jatak.people.reachability import SQL as REACHABILITY
from jatak.people.reachability import noted, patience

SQL = {name: sql.encode() for name, sql in statements("jatak.delivery.sql", "settling.sql").items()}
FAILED = REACHABILITY["failed"].encode()
PAUSES = (0.1, 0.5, 1.0, 2.0, 5.0)
MARK_TOGETHER = 250
log = logging.getLogger(__name__)

Connection = psycopg.AsyncConnection[Any]
Waiting = tuple[Passage, "asyncio.Future[bool]"]
Use = tuple[int, str]
"""A company that sent, and the channel: a consent that covers several is kept fresh by each for itself."""


class NotRecorded(Exception):
    """The database could not be told that a message is offered, so it is not handed over."""


class Registrar:
    """The worker's one pen: what comes while it writes is written together next.

    Endings are kept until they are written, whatever happens to the connection: without them a message is in doubt.
    """

    def __init__(
        self, connect: Callable[[], Awaitable[Connection]], now: Callable[[], datetime], linger: float = 0.0
    ) -> None:
        self._connect, self._now, self._linger = connect, now, linger
        self._connection: Connection | None = None
        self._offers: list[Waiting] = []
        self._endings: list[Ending] = []
        self._patience = patience()
        self._left: Counter[str] = Counter()
        self._used: dict[Use, list[UUID | str]] = {}
        self._wake = asyncio.Event()
        self._closing = False
        self._failures = 0
        self.ended: Callable[[Ending], None] = lambda how: None
        """Told of every passage that is over."""

    def holds(self, batch: str, messages: int) -> None:
        """A batch of so many messages was claimed; it is let go when each of them has ended."""
        self._left[batch] += messages

    def offer(self, passage: Passage) -> "asyncio.Future[bool]":
        """Ask for the right to hand over; True once it is committed, False when the message is ours no more.

        Raises NotRecorded when the database fails. Whether the offer was committed is then unknown; it is undone, and
        the passage is over.
        """
        answered: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._offers.append((passage, answered))
        self._wake.set()
        return answered

    def end(self, how: Ending) -> None:
        """Record how a passage ended, soon."""
        self._endings.append(how)
        self.ended(how)
        self._wake.set()

    def close(self) -> None:
        """Write what there is, then end."""
        self._closing = True
        self._wake.set()

    async def run(self) -> None:
        """Write until closed, and until everything is written."""
        try:
            while not (self._closing and not self._offers and not self._endings):
                await self._wake.wait()
                if self._linger and not self._closing:
                    await asyncio.sleep(self._linger)
                self._wake.clear()
                await self._turn()
        finally:
            await self._hang_up()

    async def _turn(self) -> None:
        offers, endings = self._offers, self._endings
        self._offers, self._endings = [], []
        if not offers and not endings:
            return
        try:
            granted = await self._write([passage for passage, _ in offers], endings)
        except psycopg.OperationalError as error:
            await self._failed(error, offers, endings)
            return
        self._failures = 0
        for passage, answered in offers:
            if not answered.done():
                answered.set_result(passage.message.id in granted)

    async def _failed(self, error: psycopg.OperationalError, offers: Sequence[Waiting], endings: list[Ending]) -> None:
        self._endings[:0] = endings
        self._endings.extend(Again(passage, self._now()) for passage, _ in offers)
        for _, answered in offers:
            if not answered.done():
                answered.set_exception(NotRecorded())
        log.warning("The database failed while messages were recorded: %s", str(error).strip().partition("\n")[0])
        await self._hang_up()
        await asyncio.sleep(PAUSES[min(self._failures, len(PAUSES) - 1)])
        self._failures += 1
        self._wake.set()

    async def _write(self, offers: Sequence[Passage], endings: Sequence[Ending]) -> set[int]:
        if self._connection is None:
            self._connection = await self._connect()
        connection, now = self._connection, self._now()
        ended = Counter(each.passage.batch.name for each in endings)
        done = [name for name, count in ended.items() if self._left[name] <= count]
        used = self._used_with(endings)
        due = done or any(len(events) >= MARK_TOGETHER for events in used.values())
        again = [each for each in endings if isinstance(each, Again)]
        steps = [(SQL["pass_on"], parameters) for parameters in _passed_on(offers, endings, now)]
        if again:
            steps.append((SQL["again"], recording.again(again)))
        for (company, channel), events in used.items() if due else ():
            marked = {"events": array(events), "controller_id": company, "channel": channel, "now": now}
            steps.append((SQL["mark_used"], marked))
        if failed := recording.failed(endings, now):
            steps.append((FAILED, noted(failed, self._patience)))
        if done:
            steps.append((SQL["let_go"], {"batches": done}))
        granted = await _together(connection, steps)
        self._used = {} if due else used
        self._left.subtract(ended)
        for name in done:
            del self._left[name]
        return granted

    def _used_with(self, endings: Sequence[Ending]) -> dict[Use, list[UUID | str]]:
        """Consents that messages went out on: where unused ones lapse, they stay fresh."""
        used = {use: list(events) for use, events in self._used.items()}
        for each in endings:
            event = each.passage.ground.consent_event_id
            if (
                event
                and isinstance(each, Settled)
                and each.state is State.ACCEPTED
                and each.passage.batch.of.sort.marketing
            ):
                of = each.passage.batch.of
                used.setdefault((of.sort.controller_id, of.facts.channel.value), []).append(event)
        return used

    async def _hang_up(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.close()


async def _together(connection: Connection, steps: Sequence[tuple[bytes, dict[str, Any]]]) -> set[int]:
    """Take the steps in one transaction and one round trip; the numbers of the messages whose offers were granted."""
    if len(steps) == 1:
        cursors = [await connection.execute(*steps[0])]
    else:
        async with connection.pipeline(), connection.transaction():
            cursors = [await connection.execute(*step) for step in steps]
    offered = [cursor for cursor, (statement, _) in zip(cursors, steps, strict=True) if statement is SQL["pass_on"]]
    return {number for cursor in offered for (number,) in await cursor.fetchall()}


def _passed_on(offers: Sequence[Passage], endings: Sequence[Ending], now: datetime) -> list[dict[str, Any]]:
    """The endings, with the offers of the first batch; then those of the others, which are few."""
    settled = recording.settled([each for each in endings if isinstance(each, Settled)], now)
    together: dict[str, list[Passage]] = {}
    for passage in offers:
        together.setdefault(passage.batch.name, []).append(passage)
    first, *others = [recording.offered(batch, now) for batch in together.values()] or [recording.nothing_offered(now)]
    none = recording.settled([], now)
    return [settled | first, *(none | other for other in others)]
