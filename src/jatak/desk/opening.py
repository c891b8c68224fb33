"""Laying a request on the desk: from this moment whose it is gets no marketing, of any company, until it is closed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from jatak.consent.models import Via
from jatak.consent.scope import Who
from jatak.database.using import atomic
from jatak.desk.clock import due
from jatak.desk.models import Asked, Request, Words
from jatak.people.holding import hold
from jatak.people.own_acts import Did, OwnAct, note


@dataclass(frozen=True, slots=True)
class Beside:
    """What may be known of a request beside who, when and on what medium."""

    asked: str = Asked.UNCLEAR
    by: str = ""
    """Who took it down; empty: it came in by itself."""
    address: str = ""
    """An address in words, where nobody here has it."""
    headers: Mapping[str, str] = field(default_factory=dict)
    message_id: int | None = None
    answer_by: datetime | None = None
    """A day that an authority sets, in place of the law's."""


NOTHING_BESIDE = Beside()
WROTE_OR_CALLED = frozenset({Via.PHONE, Via.LETTER, Via.PAPER, Via.TILL, Via.REPLY, Via.STOP})
"""Media on which staff heard the person themself."""
LEAVES = frozenset({Asked.LEAVE, Asked.LEAVE_CHANNEL, Asked.LEAVE_TOPIC, Asked.LEAVE_ALL, Asked.OBJECT, Asked.WITHDRAW})
"""To leave is no sign of life: it asks for nothing more."""


def open_request(
    *,
    medium: str,
    received_at: datetime,
    recorded_at: datetime,
    controller_id: int | None,
    person_id: int | None = None,
    address_hash: bytes | None = None,
    words: str = "",
    marked: str = "",
    why: str = "",
    source: str = "",
    beside: Beside = NOTHING_BESIDE,
) -> Request:
    """Take a request down, hold whose it is, and tell the workers as this transaction commits; as the role `consent`.

    `medium` is a `Via`. `source` says what it was made of: the same a second time returns the first request and changes
    nothing. A day of receipt in the future is that of its recording. Without person and address nobody can be held, and
    the desk finds out who it is. Raises ValueError for an unknown medium.
    """
    with atomic():
        who = settled(person_id, address_hash)
        received_at = min(received_at, recorded_at)
        row: dict[str, Any] = {
            "medium": Via(medium),
            "asked": Asked(beside.asked),
            "received_at": received_at,
            "recorded_at": recorded_at,
            "recorded_by": beside.by,
            "controller_id": controller_id,
            "person_id": who.person_id if who else None,
            "address_hash": address_hash,
            "why": why,
            "message_id": beside.message_id,
            "due_at": beside.answer_by or due(beside.asked, received_at, who.person_id if who else None, recorded_at),
        }
        request, new = _once(source, row)
        if new:
            Words.objects.create(
                request=request, words=words, marked=marked, headers=dict(beside.headers), address=beside.address
            )
            hold_all_of(request, who)
            if beside.by:
                note_act(request, who)
        return request


def settled(person_id: int | None, address_hash: bytes | None) -> Who | None:
    """Who it is now, and nobody merges or leaves until this transaction ends."""
    if person_id is None and address_hash is None:
        return None
    who = Who(person_id, address_hash).looked_up()
    who.one_at_a_time()
    return who.looked_up()


def hold_all_of(request: Request, who: Who | None) -> None:
    """Hold a person at each of their addresses, so that a hold outlives a correction, a merger and an erasure."""
    if who is not None:
        hold(request.pk, who.people(), who.addresses(), request.received_at, request.controller_id)


def note_act(request: Request, who: Who | None) -> None:
    """Whom staff heard has done something themselves; what came in by itself is judged where it came in."""
    heard = request.medium in WROTE_OR_CALLED and request.asked not in LEAVES
    if heard and who is not None and who.person_id is not None:
        companies = None if request.controller_id is None else [request.controller_id]
        act = OwnAct(Did.REQUEST, request.received_at, request.recorded_at, f"request {request.pk}")
        note(who.person_id, companies, act)


def _once(source: str, row: dict[str, Any]) -> tuple[Request, bool]:
    if source:
        return Request.objects.get_or_create(source=source, defaults=row)
    return Request.objects.create(**row), True
