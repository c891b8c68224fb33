"""The tokens of ours that a message carries, by where they stand: each proves which message of ours it is about."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from jatak.delivery.compose.tokens import Purpose, message_of

ADDRESS = re.compile(r"(bounce|leave)\+([0-9a-f]{21,36})@", re.IGNORECASE)
MESSAGE_ID = re.compile(r"<?\s*([0-9a-f]{21,36})@[^\s<>@]+", re.IGNORECASE)
MOST = 200
"""Texts that are looked at in one message."""


class KnownBy(StrEnum):
    """What proved whom a message is about, the strongest first."""

    LEAVE_ADDRESS = "leave_address"
    BOUNCE_ADDRESS = "bounce_address"
    FEEDBACK_ID = "feedback_id"
    ENVELOPE = "envelope_id"
    """What the envelope of ours named itself by (RFC 3461 ENVID)."""
    RETURNED = "returned_message"
    """The Message-ID of the message that came back in it."""
    REPLY = "in_reply_to"
    SENDER = "authenticated_sender"
    """Our own server proved the sender (RFC 8601), and the address is one we know."""


@dataclass(frozen=True, slots=True)
class Traces:
    """Where tokens of ours may stand in something that came in."""

    recipients: tuple[str, ...] = ()
    """Addresses that it was sent to, of the envelope and of the headers; also the return path of what came back."""
    feedback_ids: tuple[str, ...] = ()
    envelope_ids: tuple[str, ...] = ()
    """Original-Envelope-Id of a report."""
    returned_ids: tuple[str, ...] = ()
    """Message-IDs of what came back."""
    replied_ids: tuple[str, ...] = ()
    """In-Reply-To, then References, the newest first."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A message of ours, by its number, and what proved it."""

    known_by: KnownBy
    message_id: int


def proof(key: bytes, traces: Traces) -> Proof | None:
    """The strongest proof in these traces; None where nothing of it was made by us."""
    return next(_proofs(key, traces), None)


def _proofs(key: bytes, traces: Traces) -> Iterator[Proof]:
    addressed = list(_addressed(key, traces.recipients[:MOST]))
    yield from (each for each in addressed if each.known_by is KnownBy.LEAVE_ADDRESS)
    yield from (each for each in addressed if each.known_by is KnownBy.BOUNCE_ADDRESS)
    yield from _bare(key, traces.feedback_ids[:MOST], Purpose.FEEDBACK, KnownBy.FEEDBACK_ID)
    yield from _bare(key, traces.envelope_ids[:MOST], Purpose.BOUNCE, KnownBy.ENVELOPE)
    yield from _named(key, traces.returned_ids[:MOST], KnownBy.RETURNED)
    yield from _named(key, traces.replied_ids[:MOST], KnownBy.REPLY)


def _addressed(key: bytes, recipients: Iterable[str]) -> Iterator[Proof]:
    for text in recipients:
        for kind, token in ADDRESS.findall(text):
            purpose = Purpose(kind.lower())
            if (number := message_of(key, purpose, token)) is not None:
                yield Proof(KnownBy(f"{purpose}_address"), number)


def _bare(key: bytes, texts: Iterable[str], purpose: Purpose, known_by: KnownBy) -> Iterator[Proof]:
    for text in texts:
        if (number := message_of(key, purpose, text)) is not None:
            yield Proof(known_by, number)


def _named(key: bytes, texts: Iterable[str], known_by: KnownBy) -> Iterator[Proof]:
    for text in texts:
        yield from _bare(key, MESSAGE_ID.findall(text), Purpose.MESSAGE_ID, known_by)
