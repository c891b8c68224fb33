"""Carries batches to the relay: claim, look, offer, hand over, settle."""

import time
import uuid
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import OperationalError

from jatak.base.errors import JatakError
from jatak.database.using import connection
from jatak.delivery.claimed import Claimed, Dropped, Permitted
from jatak.delivery.claiming import Batch, claim
from jatak.delivery.compose.addresses import UnusableAddress
from jatak.delivery.compose.mime import Composed, Seal, compose, unsealed
from jatak.delivery.consignment import rulebook
from jatak.delivery.hearing import Hearing
from jatak.delivery.last_metre import Judge
from jatak.delivery.models import State
from jatak.delivery.pace import Pace
from jatak.delivery.settling import defer, drop, mark_used, offer, recover, release, settle
from jatak.delivery.smtp.outcome import Fate, Outcome, RelayDown
from jatak.delivery.smtp.session import Session
from jatak.delivery.writing import Place, write
from jatak.gate.message import MessageFacts
from jatak.law.rulebook import Rulebook

SETTLE_PAUSES = (0.1, 1.0, 5.0)
FINAL = {Fate.ACCEPTED: State.ACCEPTED, Fate.REFUSED: State.REFUSED}


class Passage(NamedTuple):
    """One message on its way: permitted as of `since`."""

    batch: Batch
    message: Claimed
    ground: Permitted
    since: float
    judge: Judge


class Courier:
    """One worker's hands: one connection to the relay, and one message on it at a time."""

    def __init__(
        self,
        session: Session,
        hearing: Hearing,
        now: Callable[[], datetime],
        public_url: str,
        key: bytes,
        pace: Pace | None = None,
        seal: Seal = unsealed,
    ) -> None:
        self._session, self._hearing, self._now = session, hearing, now
        self._public_url, self._key, self._seal = public_url, key, seal
        self.pace = pace or Pace()
        self.name = uuid.uuid4().hex[:12]
        self._batches = 0
        self._judges: dict[tuple[MessageFacts, Rulebook], Judge] = {}

    def round(self, giving_back: Callable[[], bool] = lambda: False) -> bool:
        """Carry one batch; False when there was none, or while we are deaf. Raises RelayDown with nothing half done."""
        since = self._hearing.begin()
        if since is None:
            return False
        recover(self._now())
        self._batches += 1
        batch = claim(f"{self.name}-{self._batches}", self._now(), self.pace)
        if batch is None:
            return False
        self._carry(batch, since, giving_back)
        return True

    def _carry(self, batch: Batch, since: float, giving_back: Callable[[], bool]) -> None:
        judge = self._judge(batch)
        rest = self._permitted(batch, judge)
        places = _places([ground.consent_event_id for _, ground in rest if ground.consent_event_id])
        used: list[UUID] = []
        try:
            while rest and self._hearing.holds(since) and not giving_back():
                message, ground = rest.pop(0)
                place = places.get(ground.consent_event_id, Place()) if ground.consent_event_id else Place()
                accepted = self._pass_on(Passage(batch, message, ground, since, judge), place)
                if accepted and batch.of.sort.marketing and ground.consent_event_id:
                    used.append(ground.consent_event_id)
        finally:
            release(batch, [message for message, _ in rest])
            # After a crash in between some stay unmarked, which can only make a consent lapse earlier.
            mark_used(used, batch.of.facts.channel.value, self._now())

    def _judge(self, batch: Batch) -> Judge:
        """The one who judged this version under this law before, so that each situation is decided once."""
        question = batch.of.facts, rulebook(batch.at)
        if question not in self._judges:
            self._judges = {question: Judge(*question)}
        return self._judges[question]

    def _permitted(self, batch: Batch, judge: Judge) -> list[tuple[Claimed, Permitted]]:
        verdicts = judge.verdicts(batch.messages)
        dropped = [(message, verdict) for message, verdict in verdicts if isinstance(verdict, Dropped)]
        drop(batch, dropped, judge.rulebook_id, self._now())
        return [(message, verdict) for message, verdict in verdicts if isinstance(verdict, Permitted)]

    def _pass_on(self, passage: Passage, place: Place) -> bool:
        """Hand over one message and record how it ended; True when the relay took it."""
        batch, message = passage.batch, passage.message
        try:
            parcel = self._compose(passage, place)
        except (UnusableAddress, ValueError) as error:
            settle(batch, message, State.REFUSED, f"cannot be written: {error}", self._now())
            return False
        except JatakError as error:
            # Something of the company is missing: others need not wait for it.
            self._settle(passage, Outcome(Fate.DEFERRED, error.message))
            return False
        try:
            outcome = self._session.hand_over(parcel, lambda: self._offer(passage), lambda: self._look(passage))
        except RelayDown:
            release(batch, [message])
            raise
        _persistently(lambda: self._settle(passage, outcome))
        return outcome.fate is Fate.ACCEPTED

    def _compose(self, passage: Passage, place: Place) -> Composed:
        batch, message, ground = passage.batch, passage.message, passage.ground
        letter = write(batch.of, message, ground, place, self._public_url, self._now())
        return compose(letter, self._key, self._seal)

    def _look(self, passage: Passage) -> bool:
        return self._hearing.may_send(passage.message.person_id, passage.since)

    def _offer(self, passage: Passage) -> bool:
        batch, message, ground, _, judge = passage
        return self._look(passage) and offer(batch, message, ground, judge.rulebook_id, self._now(), self.pace)

    def _settle(self, passage: Passage, outcome: Outcome) -> None:
        batch, message = passage.batch, passage.message
        tries = message.attempts + 1
        again = outcome.fate is Fate.DEFERRED or (outcome.fate is Fate.UNCERTAIN and not batch.of.sort.marketing)
        if outcome.fate is Fate.HELD_BACK:
            release(batch, [message])
        elif again and tries < self.pace.tries:
            defer(batch, message, outcome.answer, self._now() + self.pace.retry_after(tries))
        elif outcome.fate is Fate.UNCERTAIN:
            settle(batch, message, State.UNCERTAIN, outcome.answer, self._now())
        elif outcome.fate is Fate.DEFERRED:
            settle(batch, message, State.REFUSED, f"given up after {tries} tries: {outcome.answer}", self._now())
        else:
            settle(batch, message, FINAL[outcome.fate], outcome.answer, self._now())


def _persistently(record: Callable[[], None]) -> None:
    """What the relay answered is worth more than one try: without it the message is in doubt."""
    for pause in SETTLE_PAUSES:
        try:
            return record()
        except OperationalError:
            connection().close()
            time.sleep(pause)
    record()


def _places(events: Sequence[UUID]) -> dict[UUID, Place]:
    if not events:
        return {}
    with connection().cursor() as cursor:
        cursor.execute("SELECT event_id, kind, slug FROM consent_where_said(%s)", [list(events)])
        return {event: Place(kind, slug) for event, kind, slug in cursor.fetchall()}
