"""The tokens of ours that something carries: each proves which message of ours it is about."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from jatak.delivery.compose.tokens import Purpose, message_of

MOST = 50
"""Tokens that are looked at of each kind."""
ADDRESSED = re.compile(r"(bounce|leave)\+([0-9a-f]{21,36})@", re.IGNORECASE)


class KnownBy(StrEnum):
    """What proved whom something is about, the strongest first."""

    LEAVE_ADDRESS = "leave_address"
    """It was sent to the address of List-Unsubscribe, which is a request."""
    BOUNCE_ADDRESS = "bounce_address"
    FEEDBACK_ID = "feedback_id"
    ENVELOPE = "envelope_id"
    """What the envelope of ours named itself by (RFC 3461, ENVID)."""
    MESSAGE_ID = "message_id"
    """Of the message that came back in it, or that it answers."""
    RETURNED_LEAVE_ADDRESS = "returned_leave_address"
    """In the headers of the message that came back, where it is no request."""
    SENDER = "authenticated_sender"
    """Our own server proved the sender (RFC 8601), and the address is one we know."""
    PROVIDER = "provider_recipient"
    """A provider that proved itself names the address, and no token."""


@dataclass(frozen=True, slots=True)
class Traces:
    """What may name a message of ours; nothing of it is believed before its tag was checked."""

    recipients: tuple[str, ...] = ()
    """Addresses that it was sent to, of the envelope and of the headers."""
    bounce: tuple[str, ...] = ()
    """Tokens of `bounce+TOKEN@`."""
    leave: tuple[str, ...] = ()
    """Tokens of `leave+TOKEN@` to which it was sent."""
    leave_returned: tuple[str, ...] = ()
    feedback: tuple[str, ...] = ()
    envelope_ids: tuple[str, ...] = ()
    message_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """A message of ours, by its number, and what proved it."""

    known_by: KnownBy
    message_id: int


def proof(key: bytes, traces: Traces) -> Proof | None:
    """The strongest proof in these traces; None where nothing of it was made by us."""
    return next(_proofs(key, traces), None)


def tokens_in(address: str, purpose: Purpose) -> tuple[str, ...]:
    """The tokens of this purpose in an address, or in several."""
    return tuple(token for kind, token in ADDRESSED.findall(address) if kind.lower() == purpose)


def _proofs(key: bytes, traces: Traces) -> Iterator[Proof]:
    yield from _made(key, traces.leave, Purpose.LEAVE, KnownBy.LEAVE_ADDRESS)
    yield from _made(key, traces.bounce, Purpose.BOUNCE, KnownBy.BOUNCE_ADDRESS)
    yield from _made(key, traces.feedback, Purpose.FEEDBACK, KnownBy.FEEDBACK_ID)
    yield from _made(key, traces.envelope_ids, Purpose.BOUNCE, KnownBy.ENVELOPE)
    local_parts = (each.strip(" <>").partition("@")[0] for each in traces.message_ids)
    yield from _made(key, local_parts, Purpose.MESSAGE_ID, KnownBy.MESSAGE_ID)
    yield from _made(key, traces.leave_returned, Purpose.LEAVE, KnownBy.RETURNED_LEAVE_ADDRESS)


def _made(key: bytes, texts: Iterable[str], purpose: Purpose, known_by: KnownBy) -> Iterator[Proof]:
    for text, _ in zip(texts, range(MOST), strict=False):
        if (number := message_of(key, purpose, text)) is not None:
            yield Proof(known_by, number)
