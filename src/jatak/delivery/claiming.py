"""Claiming a batch: holding its messages and gathering their people again, in one transaction."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from jatak.database.statements import array, statements
from jatak.database.using import atomic, connection
from jatak.delivery.claimed import Claimed, Ground
from jatak.delivery.consignment import Consignment, Consignments, Sort, rulebook
from jatak.delivery.turns import Running, Turns
from jatak.gate.message import Channel

SQL = statements("jatak.delivery.sql", "claiming.sql")
CLAIM = {
    source: SQL["claim"].replace("{{due}}", SQL[source])
    for source in ("due_of_service", "due_of_campaign", "next_of_campaign")
}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Batch:
    """Messages of one consignment that one worker holds."""

    name: str
    """Different for every batch, so that messages that were taken over are noticed."""
    of: Consignment
    at: datetime
    messages: list[Claimed]


class Claims:
    """The claims of one worker, for one channel."""

    def __init__(self, worker: str, turns: Turns | None = None, channel: Channel = Channel.EMAIL) -> None:
        self.worker, self._channel = worker, channel
        self._turns = turns or Turns()
        self._consignments = Consignments()

    def claim(self, name: str, now: datetime, limit: int) -> Batch | None:
        """Claim the next batch, service first, then campaigns by turns; None when nothing is due."""
        batch = self._claimed(name, None, now, limit)
        for campaign in self._turns.order(_running(now, self._channel)) if batch is None else ():
            if campaign.not_after is not None and campaign.not_after < now:
                _too_late(campaign, now)
            elif batch := self._claimed(name, campaign, now, self._turns.allowed(campaign, limit)):
                self._turns.took(campaign)
                break
            else:
                _execute("finish", campaign_id=campaign.campaign_id)
        return batch

    def _claimed(self, name: str, campaign: Running | None, now: datetime, limit: int) -> Batch | None:
        alone = campaign is None or _campaigns_of(campaign.controller_id) != 1
        while limit > 0:
            with atomic():
                source = _source(campaign, now, self._channel)
                if source is None:
                    return None
                if locked := _locked(source.sort, alone):
                    messages = self._taken(name, source, now, limit)
                    if alone:
                        # Whoever claims next for the company sees what this claim takes.
                        return self._batch(name, source.sort, now, messages)
            if locked:
                return self._batch(name, source.sort, now, messages)
            alone = True
        return None

    def _taken(self, name: str, source: "Source", now: datetime, limit: int) -> list[Claimed]:
        values = {**asdict(source.sort), **source.beyond, "now": now, "limit": limit}
        messages = _messages(_rows(CLAIM[source.name], {**values, "batch": name, "worker": self.worker}))
        if source.beyond and messages:
            _execute("come_to", campaign_id=source.sort.campaign_id, claimed_to=max(m.id for m in messages))
        return messages

    def _batch(self, name: str, sort: Sort, now: datetime, messages: list[Claimed]) -> Batch | None:
        if not messages:
            return None
        of = self._consignments.load(sort, now)
        _complete(messages)
        _gather(messages, of, name, now)
        return Batch(name, of, now, messages)


@dataclass(frozen=True, slots=True)
class Source:
    """Where the next messages are: `name` is a statement."""

    name: str
    sort: Sort
    beyond: dict[str, Any]
    """Of fresh messages: when they were made, and the number up to which they were claimed."""


def next_due(channel: Channel = Channel.EMAIL) -> datetime | None:
    """When something of a channel that waits is due, None when nothing waits."""
    row = _execute("next_due", channel=channel.value)
    due: datetime | None = row[0][0]
    return due


def _running(now: datetime, channel: Channel) -> list[Running]:
    return [Running(*row) for row in _execute("running", now=now, channel=channel.value)]


def _locked(sort: Sort, alone: bool) -> bool:
    """Whether nobody else can claim for the same people unseen; False: try again alone."""
    if not sort.marketing:
        return True
    _execute("alone" if alone else "beside_others", controller_id=sort.controller_id)
    return alone or _campaigns_of(sort.controller_id) == 1


def _source(campaign: Running | None, now: datetime, channel: Channel) -> Source | None:
    """What was given back and is due goes first, then what is fresh."""
    if campaign is None:
        return _found("due_of_service", _execute("first_of_service", now=now, channel=channel.value))
    of = {"campaign_id": campaign.campaign_id}
    if due := _found("due_of_campaign", _execute("first_of_campaign", now=now, **of)):
        return due
    for messages_at, claimed_to in _execute("course", **of):
        beyond = {"messages_at": messages_at, "claimed_to": claimed_to}
        return _found("next_of_campaign", _execute("first_fresh", **of, **beyond), beyond)
    return None


def _found(name: str, first: Sequence[tuple[Any, ...]], beyond: dict[str, Any] | None = None) -> Source | None:
    return Source(name, Sort(*first[0]), beyond or {}) if first else None


def _messages(rows: Sequence[tuple[Any, ...]]) -> list[Claimed]:
    """Nearly all of a batch were made at the same instant, which comes in microseconds since 1970."""
    instants: dict[int, datetime] = {}
    messages = []
    for micros, *rest in sorted(rows):
        at = instants.get(micros)
        if at is None:
            at = instants[micros] = EPOCH + timedelta(microseconds=micros)
        messages.append(Claimed(at, *rest))
    return messages


def _complete(messages: Sequence[Claimed]) -> None:
    """Names and addresses as they are now."""
    people, points = array(m.person_id for m in messages), array(m.contact_point_id for m in messages)
    found = {(row[0], row[3]): row for row in _execute("recipients", people=people, points=points)}
    for message in messages:
        row = found.get((message.person_id, message.contact_point_id))
        if row:
            _, message.name, message.language, _, message.address, keyed_hash, message.unreachable = row
            message.address_hash = bytes(keyed_hash)


def _gather(messages: Sequence[Claimed], of: Consignment, name: str, now: datetime) -> None:
    """A candidate about another address of the person is none for this message."""
    question = json.dumps(of.request(now, name).asked(rulebook(now), everybody=False))
    people = sorted({message.person_id for message in messages})
    by_person: dict[int, list[Claimed]] = {}
    for message in messages:
        by_person.setdefault(message.person_id, []).append(message)
    for row in _execute("gather", people=array(people), question=question):
        point, ground = row[0], Ground._make(row[2:])
        for message in by_person[row[1]]:
            if point is None or point == message.contact_point_id:
                message.candidates.append(ground.at_dead_address() if message.unreachable else ground)


def taken_elsewhere(batch: Batch, people: Sequence[int]) -> set[int]:
    """Those of these people for whom another batch of the company holds a message right now."""
    if not people:
        return set()
    controller = batch.of.sort.controller_id
    rows = _execute("taken_elsewhere", people=list(people), controller_id=controller, batch=batch.name, now=batch.at)
    return {person_id for (person_id,) in rows}


def _too_late(campaign: Running, now: datetime) -> None:
    """Drop what waits of a campaign whose time is over, a piece at a time."""
    while _execute("drop_late", campaign_id=campaign.campaign_id, now=now)[0][0]:
        pass
    _execute("finish", campaign_id=campaign.campaign_id)


def _campaigns_of(controller_id: int) -> int:
    return int(_execute("campaigns_of", controller_id=controller_id)[0][0])


def _execute(statement: str, **parameters: Any) -> list[tuple[Any, ...]]:
    return _rows(SQL[statement], parameters)


def _rows(sql: str, parameters: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection().cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall()) if cursor.description else []
