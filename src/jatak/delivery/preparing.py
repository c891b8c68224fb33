"""From a claimed batch to passages: what the gate permits is ready, what it does not is dropped."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from jatak.database.statements import statements
from jatak.database.using import atomic, connection
from jatak.delivery.appetite import Appetite
from jatak.delivery.claimed import Claimed, Dropped, Permitted
from jatak.delivery.claiming import Batch, Claims, taken_elsewhere
from jatak.delivery.consignment import SKEW, rulebook
from jatak.delivery.ending import Again
from jatak.delivery.hearing import Hearing
from jatak.delivery.last_metre import UNWRITTEN, Judge
from jatak.delivery.limits.admission import Soon
from jatak.delivery.limits.limits import Limits
from jatak.delivery.pace import Pace
from jatak.delivery.passage import Passage
from jatak.delivery.places import NOWHERE, places
from jatak.delivery.turns import Turns
from jatak.delivery.workers import give_back
from jatak.gate.message import Channel, MessageFacts
from jatak.law.rulebook import Rulebook

SQL = statements("jatak.delivery.sql", "settling.sql")
PROMISE_FILLED = "frequency_exceeded"
"""The rule that a message which another worker holds may make deny; then it is asked again soon."""


@dataclass(slots=True)
class Prepared:
    """What became of a claimed batch."""

    batch: Batch
    ready: list[Passage] = field(default_factory=list)
    wait: list[Passage] = field(default_factory=list)
    """To be given back for a moment."""
    soon: list[Soon] = field(default_factory=list)
    """Ready in at most a few seconds."""
    later: list[Again] = field(default_factory=list)
    """Given back until a limit lets them go."""

    @property
    def messages(self) -> int:
        """How many messages the worker holds of it."""
        return len(self.ready) + len(self.wait) + len(self.soon) + len(self.later)


class Preparer:
    """Claims messages of one channel for one worker, in a thread beside the loop; remembers what it judged."""

    def __init__(
        self,
        worker: str,
        hearing: Hearing,
        now: Callable[[], datetime],
        pace: Pace,
        limits: Limits,
        channel: Channel = Channel.EMAIL,
    ) -> None:
        self._worker, self._hearing, self._now, self._limits, self._channel = worker, hearing, now, limits, channel
        self._claims = Claims(worker, Turns(limits.room), channel)
        self._appetite = Appetite(pace.batch)
        self._batches = 0
        self._unprepared: str | None = None
        self._judges: dict[tuple[MessageFacts, Rulebook], Judge] = {}

    @property
    def size(self) -> int:
        """How many messages the next batch has at most."""
        return self._appetite.size

    def warm_up(self) -> None:
        """Read today's law, which takes half a second, before there is work."""
        rulebook(self._now())

    def prepare(self) -> Prepared | None:
        """Claim and judge the next batch; None when nothing is due, or while we are deaf."""
        if self._unprepared:
            give_back([self._unprepared], self._now())
            self._unprepared = None
        since = self._hearing.begin()
        if since is None:
            return None
        self._batches += 1
        name = f"{self._worker}-{self._channel.value}-{self._batches}"
        self._unprepared = name
        self._limits.ahead = False
        batch = self._claims.claim(name, self._now(), self._appetite.size)
        if batch:
            self._appetite.had(since)
        else:
            self._appetite.nothing_there()
        prepared = self._judged(batch, since) if batch else None
        self._unprepared = None
        return prepared

    def _judged(self, batch: Batch, since: float) -> Prepared:
        judge = self._judge(batch)
        permitted: list[tuple[Claimed, Permitted]] = []
        dropped: list[tuple[Claimed, Dropped]] = []
        for message, verdict in judge.verdicts(batch.messages):
            if isinstance(verdict, Permitted) and batch.of.readers.leaves_out(message.language):
                # Since the start they have become somebody who reads another language.
                dropped.append((message, Dropped(UNWRITTEN, verdict.situation_id)))
            elif isinstance(verdict, Permitted):
                permitted.append((message, verdict))
            else:
                dropped.append((message, verdict))
        prepared = Prepared(batch, self._passages(batch, judge, permitted, since))
        _once_each(prepared)
        self._drop(prepared, judge, dropped, since)
        admitted = self._limits.admit(batch, prepared.ready, self._now())
        prepared.ready, prepared.soon, prepared.later = admitted.ready, admitted.soon, admitted.later
        return prepared

    def _passages(
        self, batch: Batch, judge: Judge, permitted: list[tuple[Claimed, Permitted]], since: float
    ) -> list[Passage]:
        said = places([ground.consent_event_id for _, ground in permitted if ground.consent_event_id])
        return [
            Passage(batch, message, ground, said.get(ground.consent_event_id, NOWHERE), since, judge)  # type: ignore[arg-type]
            for message, ground in permitted
        ]

    def _judge(self, batch: Batch) -> Judge:
        """The one who judged this version under this law before, so that each situation is decided once."""
        question = batch.of.facts, rulebook(batch.at)
        judge = self._judges.get(question)
        if judge is None:
            self._judges = dict(list(self._judges.items())[-3:])
            judge = self._judges[question] = Judge(*question)
        return judge

    def _drop(self, prepared: Prepared, judge: Judge, dropped: list[tuple[Claimed, Dropped]], since: float) -> None:
        batch = prepared.batch
        filled = [message.person_id for message, verdict in dropped if verdict.rule == PROMISE_FILLED]
        elsewhere = taken_elsewhere(batch, filled)
        for_good = [each for each in dropped if each[1].rule != PROMISE_FILLED or each[0].person_id not in elsewhere]
        for message, verdict in dropped:
            if verdict.rule == PROMISE_FILLED and message.person_id in elsewhere:
                prepared.wait.append(_unpermitted(batch, message, verdict, since, judge))
        if for_good:
            drop(batch, for_good, judge.rulebook_id, self._now(), whole=not prepared.ready and not prepared.wait)


def _once_each(prepared: Prepared) -> None:
    """Of several messages of one batch to the same person the first goes, the others are asked again after it."""
    if prepared.batch.of.sort.campaign_id is not None or not prepared.batch.of.sort.marketing:
        return
    seen: set[int] = set()
    first: list[Passage] = []
    for passage in prepared.ready:
        (prepared.wait if passage.message.person_id in seen else first).append(passage)
        seen.add(passage.message.person_id)
    prepared.ready = first


def _unpermitted(batch: Batch, message: Claimed, verdict: Dropped, since: float, judge: Judge) -> Passage:
    nothing = Permitted(verdict.situation_id or 0, 0, 0, None, None, None, None)
    return Passage(batch, message, nothing, NOWHERE, since, judge)


def drop(batch: Batch, dropped: list[tuple[Claimed, Dropped]], rulebook_id: str, now: datetime, *, whole: bool) -> None:
    """Record the messages that may no longer go, each with its rule; `whole`: nothing else is in the batch."""
    with atomic(), connection().cursor() as cursor:
        cursor.execute(
            SQL["drop"],
            {
                "created": sorted({message.created_at for message, _ in dropped}),
                "ids": [message.id for message, _ in dropped],
                "rules": [verdict.rule for _, verdict in dropped],
                "situations": [verdict.situation_id for _, verdict in dropped],
                "facts_id": batch.of.facts_id,
                "rulebook_id": rulebook_id,
                "as_of": batch.at + SKEW,
                "batch": batch.name,
                "now": now,
            },
        )
        if whole:
            cursor.execute(SQL["let_go"], {"batches": [batch.name]})
