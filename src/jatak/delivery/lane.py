"""One connection to a relay or gateway, with at most one offered message on it."""

from collections.abc import Callable
from datetime import datetime

from jatak.delivery.composing import Composing, Parcel
from jatak.delivery.ending import Again, Settled, ending, later
from jatak.delivery.hearing import Hearing
from jatak.delivery.pace import Pace
from jatak.delivery.passage import Passage
from jatak.delivery.queue import Queue
from jatak.delivery.registrar import NotRecorded, Registrar
from jatak.delivery.relays import Door
from jatak.delivery.smtp.outcome import About, Fate, Outcome, RelayDown
from jatak.delivery.smtp.timeouts import Timeouts
from jatak.delivery.ways import Carrier


class Lane:
    """Takes passages from the queue and hands them over, one after the other."""

    def __init__(
        self,
        door: Door,
        queue: Queue,
        registrar: Registrar,
        hearing: Hearing,
        composing: Composing,
        timeouts: Timeouts,
        now: Callable[[], datetime],
        pace: Pace,
    ) -> None:
        self._door, self._queue, self._registrar, self._hearing = door, queue, registrar, hearing
        self._composing, self._timeouts, self._now, self._pace = composing, timeouts, now, pace
        self._connection: Carrier | None = None
        self._served = False
        """Whether the connection carried a message."""
        self._next: tuple[Passage, Parcel] | None = None

    async def run(self) -> None:
        """Carry until the queue is closed and empty."""
        try:
            while True:
                if self._next is not None:
                    announced, self._next = self._next, None
                    await self._carry(*announced)
                elif (passage := await self._queue.take(self._door)) is None:
                    break
                elif composed := self._ready(passage):
                    await self._door.turn()
                    await self._carry(passage, composed)
        finally:
            self._put_back_next()
            if self._connection is not None:
                self._connection.close()

    async def say_goodbye(self) -> None:
        """End the connection politely."""
        if self._connection is not None and self._connection.usable:
            await self._connection.quit()

    def _following(self) -> Parcel | None:
        """The next message, whose commands go out with the content of this one; no lane with a rate looks ahead."""
        while self._next is None and not self._door.per_second:
            passage = self._queue.take_now(self._door)
            if passage is None:
                break
            if composed := self._ready(passage):
                self._door.allowance.use()
                self._next = passage, composed
        return self._next[1] if self._next else None

    def _ready(self, passage: Passage) -> Parcel | None:
        """The message as it is handed over, if it may still go and can be written."""
        made = self._composing.composed(passage) if self._may_go(passage) else later(passage, self._now(), 0)
        if isinstance(made, (Settled, Again)):
            self._registrar.end(made)
            return None
        return made

    async def _carry(self, passage: Passage, parcel: Parcel) -> None:
        try:
            connection = await self._connected()
            outcome = await connection.hand_over(
                parcel,
                lambda: self._registrar.offer(passage),
                lambda: self._may_go(passage),
                self._following,
            )
        except RelayDown as error:
            self._door.fails(f"{error.message} {error.remedy}")
            self._queue.put_back(passage)
            self._put_back_next()
        except NotRecorded:
            # The registrar undoes the offer and gives the message back.
            pass
        else:
            self._heard(passage, outcome)

    def _heard(self, passage: Passage, outcome: Outcome) -> None:
        if outcome.about in (About.RELAY, About.SENDER) and outcome.fate is Fate.DEFERRED:
            self._refused_us(outcome)
            self._hang_up_on_next()
        elif outcome.fate is Fate.UNCERTAIN:
            # A sick relay would leave one after the other in doubt.
            self._door.rests(f"{self._door.way.title} left a message in doubt: {outcome.answer}.")
            self._hang_up_on_next()
        elif outcome.fate is Fate.HELD_BACK:
            self._door.allowance.unused()
        else:
            self._served = True
            self._door.serves()
        self._registrar.end(ending(passage, outcome, self._now(), self._pace))

    def _refused_us(self, outcome: Outcome) -> None:
        if self._served and not (self._connection and self._connection.usable):
            # Relays end connections after so many messages, or minutes: a new one tells whether this one still serves.
            self._door.allowance.unused()
        else:
            self._door.fails(f"{self._door.way.title} does not serve us: {outcome.answer}; messages wait.")

    def _hang_up_on_next(self) -> None:
        """What was announced waits with the others; a connection that knows of it is of no more use."""
        if self._next is not None and self._connection is not None:
            self._connection.close()
        self._put_back_next()

    def _put_back_next(self) -> None:
        if self._next is not None:
            self._door.allowance.unused()
            self._queue.put_back(self._next[0])
            self._next = None

    def _may_go(self, passage: Passage) -> bool:
        return self._hearing.may_send(passage.message.person_id, passage.since)

    async def _connected(self) -> Carrier:
        if self._connection is None or not self._connection.usable:
            self._served = False
            self._connection = await self._door.way.connect(self._timeouts)
        return self._connection
