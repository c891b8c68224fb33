"""What comes to somebody from one company: for each topic and channel whether, since when, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from jatak.consent.channels import carried_by
from jatak.consent.leave_link import CHANNELS
from jatak.consent.models import Objection, Record, Suppression
from jatak.customers.models import Relation

EVERY_TOPIC = 0
"""Stands for a topic where a company names none."""


class State(StrEnum):
    """How it stands with one part."""

    YES = "yes"
    CUSTOMER = "customer"
    """Nothing was said; a customer may be written to, where the law lets the company."""
    WAITS = "waits"
    """A yes that is not confirmed yet, so nothing comes."""
    NO = "no"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Part:
    """One channel about one topic."""

    channel: str
    topic_id: int
    state: State
    since: datetime | None = None

    @property
    def key(self) -> str:
        """Its name in a form."""
        return f"{self.channel}-{self.topic_id}"

    @property
    def comes(self) -> bool:
        """Whether something may come: then its box is ticked."""
        return self.state in (State.YES, State.CUSTOMER)


class Said(NamedTuple):
    """All that decides it."""

    records: list[Record]
    noes: list["Objection | Suppression"]
    relations: list[Relation]


def channels_of(said: Said, more: Iterable[str] = ()) -> list[str]:
    """The channels that anything was said about, in a fixed order; never one whose address only others know."""
    named = {record.channel for record in said.records} | {no.channel for no in said.noes if no.channel} | set(more)
    for relation in said.relations:
        named |= set(_reached_by(relation))
    return [channel for channel in CHANNELS if channel in named]


def parts_of(channels: Iterable[str], topic_id: int, said: Said) -> list[Part]:
    """The parts of one topic."""
    return [_part(channel, topic_id, said) for channel in channels]


def _part(channel: str, topic_id: int, said: Said) -> Part:
    """As gathering has it: a yes of one's own that is newer than every no to this part lifts them all."""
    no = max((each.at for each in said.noes if _covers(each, channel, topic_id)), default=None)
    about = [record for record in said.records if _is_about(record, channel, topic_id)]
    stands = [each for each in about if no is None or (each.own_at is not None and each.own_at > no)]
    if yes := [each for each in stands if not _waits(each)]:
        return Part(channel, topic_id, State.YES, min(each.given_at for each in yes))
    if waits := [each for each in about if _waits(each) and (no is None or each.given_at > no)]:
        return Part(channel, topic_id, State.WAITS, max(each.given_at for each in waits))
    if no is not None:
        return Part(channel, topic_id, State.NO, no)
    bought = min((each.concluded_at for each in said.relations if channel in _reached_by(each)), default=None)
    return Part(channel, topic_id, State.NOTHING if bought is None else State.CUSTOMER, bought)


def _is_about(record: Record, channel: str, topic_id: int) -> bool:
    named = not record.topics or topic_id in record.topics or topic_id == EVERY_TOPIC
    return record.ended_at is None and record.channel == channel and named


def _waits(record: Record) -> bool:
    return record.needs_confirmation and record.confirmed_at is None


def _covers(no: Objection | Suppression, channel: str, topic_id: int) -> bool:
    """Whether a no stops the part; one to a brand stops that brand alone."""
    here = no.channel in (None, channel) and no.topic_id in (None, topic_id)
    return here and no.brand_id is None and not no.survey


def _reached_by(relation: Relation) -> Iterator[str]:
    if relation.cancelled_at is None and relation.contact_point is not None:
        yield from carried_by(relation.contact_point.kind)
