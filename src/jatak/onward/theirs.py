"""What a partner tells us: the person's own no, heard by way of it; the same word twice is once, and goes not back."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError

from jatak.base.errors import UsageError
from jatak.consent.act import Act
from jatak.consent.leaving import leave
from jatak.consent.models import Actor, Via
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as, atomic
from jatak.gate.message import Channel
from jatak.onward.models import Partner, TheirWord
from jatak.people.addresses import InvalidAddress, keyed_hash_of, normalise
from jatak.people.models import ContactKind, Topic

MOST = 1_000
"""People in one call."""
KINDS = (ContactKind.EMAIL, ContactKind.TELEPHONE)


class NotUnderstood(UsageError):
    """A call that does not say who left; it names the place."""


@dataclass(frozen=True, slots=True)
class Word:
    """What one call says: who left, what, and when."""

    people: tuple[bytes, ...]
    """Keyed hashes of their addresses."""
    channels: tuple[str, ...]
    """Empty: all."""
    topic: str
    said_at: datetime | None


def read(body: bytes) -> Word:
    """The word of a call, written as ours are; raises NotUnderstood."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NotUnderstood("The body is no JSON.", "Write it as docs/passing-on.md shows.") from error
    data = said.get("data") if isinstance(said, dict) else None
    if not isinstance(data, dict):
        raise NotUnderstood("/data: is missing.", "Put people, channels and said_at into it.")
    topic = data.get("topic") or ""
    if not isinstance(topic, str):
        raise NotUnderstood("/data/topic: is no text.", "Give the name of a topic, or leave it out.")
    return Word(
        _people(data.get("people")), _channels(data.get("channels") or []), topic, _instant(data.get("said_at"))
    )


def hear(partner: Partner, number: str, word: Word, at: datetime) -> int:
    """Record it and remember that it was heard; how many events the ledger got, nothing for a word that was heard."""
    with acting_as("consent"), atomic():
        try:
            with atomic():
                heard = TheirWord.objects.create(partner_id=partner.pk, number=number, at=at, events=[])
        except IntegrityError:
            return 0
        act = Act(Actor.PERSON, Via.THIRD_PARTY, word.said_at or at, at, particulars={"told_by": partner.name})
        events = [
            event.pk
            for address_hash in word.people
            for scope in _scopes(partner, word)
            for event in leave(Who(address_hash=address_hash), scope, act)
        ]
        TheirWord.objects.filter(pk=heard.pk).update(events=events)
        return len(events)


def _scopes(partner: Partner, word: Word) -> list[Scope]:
    """A topic that this company does not have is no narrower than all of it."""
    topic = Topic.objects.filter(controller=partner.controller_id, name__iexact=word.topic).first()
    topic_id = topic.pk if topic and word.topic else None
    return [Scope(partner.controller_id, channel, topic_id) for channel in word.channels or (None,)]


def _people(told: Any) -> tuple[bytes, ...]:
    if not isinstance(told, list) or not 1 <= len(told) <= MOST:
        raise NotUnderstood("/data/people: is no list of 1 to 1000 people.", "Name each by kind and address.")
    return tuple(_hash(each, f"/data/people/{place}") for place, each in enumerate(told))


def _hash(told: Any, place: str) -> bytes:
    kind, address = (told.get("kind"), told.get("address")) if isinstance(told, dict) else (None, None)
    if kind not in KINDS or not isinstance(address, str) or not address.strip() or len(address) > 400:
        raise NotUnderstood(f"{place}: says no kind (email, telephone) and address.", "A hash tells us nobody.")
    try:
        normalised = normalise(kind, address)
    except InvalidAddress:
        # Nothing can be sent to it; but a no is never refused.
        normalised = address.strip().casefold()
    return keyed_hash_of(kind, normalised)


def _channels(told: Any) -> tuple[str, ...]:
    known = {channel.value for channel in Channel}
    if not isinstance(told, list) or not all(isinstance(each, str) and each in known for each in told):
        raise NotUnderstood("/data/channels: is no list of channels.", f"There are: {', '.join(sorted(known))}.")
    return tuple(dict.fromkeys(told))


def _instant(told: Any) -> datetime | None:
    if told is None:
        return None
    try:
        found = datetime.fromisoformat(told)
        if found.tzinfo is None or not 1970 < found.year < 9999:
            raise ValueError
    except (TypeError, ValueError) as error:
        raise NotUnderstood("/data/said_at: is no instant.", "Write it as 2026-05-03T12:00:00Z.") from error
    return found
