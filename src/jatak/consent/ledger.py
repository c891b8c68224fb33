"""Appending to the ledger; nothing here or elsewhere changes what stands in it."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError

from jatak.base.errors import UsageError
from jatak.base.hashing import keyed_hash, new_salt
from jatak.base.ids import uuid7, uuid8
from jatak.consent.act import Act
from jatak.consent.entry import commitment_of, entry, particulars_commitment_of
from jatak.consent.models import Event, EventKind, Particulars
from jatak.database.home import secret
from jatak.database.using import atomic

# What differs when the same act is heard twice; all else must be the same.
NOT_THE_ACT = ("at", "recorded_at", "particulars_commitment")


class KeyReused(UsageError):
    """The same idempotency key was used for two different acts."""


def append(kind: EventKind, act: Act, said: Mapping[str, Any], key: str | None = None) -> tuple[Event, bool]:
    """Append an event; with the key of an event that is there already it is that one, and False.

    `said` are the fields of Event that hold what was said. The key is the caller's name of this act, unique per kind.
    """
    event = Event(
        id=uuid7() if key is None else id_of(kind, key),
        kind=kind,
        at=act.at,
        recorded_at=act.recorded_at,
        actor=act.actor,
        via=act.via,
        message_id=act.message_id,
        served_id=act.served_id,
        **said,
    )
    particulars = _commit(event, act)
    try:
        with atomic():
            event.save(force_insert=True)
    except IntegrityError:
        return _same(event), False
    if particulars is not None:
        particulars.save(force_insert=True)
    return event, True


def _commit(event: Event, act: Act) -> Particulars | None:
    particulars = None
    if act.particulars:
        salt = new_salt()
        particulars = Particulars(event=event, salt=salt, data=dict(act.particulars))
        event.particulars_commitment = particulars_commitment_of(salt, particulars.data)
    event.salt = new_salt()
    event.commitment = commitment_of(event)
    return particulars


def id_of(kind: EventKind, key: str) -> uuid.UUID:
    """The id of an act with a key, the same for the same key; keyed, since a caller's key may hold an address."""
    return uuid.UUID(bytes=named(secret("keyed-hash"), kind, key))


def named(secret_key: bytes, kind: EventKind, key: str) -> bytes:
    """The 16 bytes of such an id, for who makes many of them and has read the secret."""
    return uuid8(keyed_hash(secret_key, f"event:{kind}:{key}"))


def _same(event: Event) -> Event:
    found = Event.objects.get(pk=event.pk)
    if _act(found) != _act(event):
        raise KeyReused("This key names another act in the ledger.", "Give each act a key of its own.")
    return found


def _act(event: Event) -> dict[str, object]:
    return {name: value for name, value in entry(event).items() if name not in NOT_THE_ACT}
