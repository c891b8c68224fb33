"""Asking for a round: which message, whom the event concerns, and what has happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from jatak.base.errors import UsageError
from jatak.campaigns.models import Concerned, ServiceRound
from jatak.content.models import TemplateVersion
from jatak.database.statements import statements
from jatak.database.using import atomic, connection
from jatak.gate.message import Declared

SQL = statements("jatak.campaigns.sql", "rounds.sql")


@dataclass(frozen=True)
class Event:
    """What has happened, and whom it concerns."""

    what: str
    concerned: Concerned
    since: datetime | None = None
    """With `until` a period, for those who bought in it."""
    until: datetime | None = None
    product_groups: Sequence[int] = ()


def ask(version: TemplateVersion, event: Event, by: str, at: datetime, key: UUID, account: int = 0) -> ServiceRound:
    """Ask to whom it would go; the same key of the same account gives the same round. Raises UsageError."""
    if version.template.declared != Declared.SERVICE.value or version.approved_at is None:
        raise UsageError("Only an approved message of service goes to those concerned.", "Have it approved first.")
    if event.concerned is Concerned.BOUGHT and not (event.since and event.until and event.since < event.until):
        raise UsageError("It is not clear in which period they bought.", "Say its first and its last day.")
    asked = {
        "controller_id": version.template.controller_id,
        "template_version": version,
        "concerned": event.concerned.value,
        "since": event.since,
        "until": event.until,
        "product_groups": sorted(event.product_groups),
        "what": event.what,
        "asked_at": at,
        "asked_by": by,
        "upto": last_known(version.template.controller_id),
    }
    own = uuid5(key, f"{version.template.controller_id} {account} {version.template_id}")
    made, _ = ServiceRound.objects.get_or_create(key=own, defaults=asked)
    return made


def order(asked: ServiceRound, by: str, at: datetime) -> bool:
    """Let it go to those who were counted; whether this is new. Raises UsageError before it was counted."""
    with atomic():
        now = ServiceRound.objects.select_for_update(of=("self",)).get(pk=asked.pk)
        if now.ordered_at or now.stopped_at:
            return False
        if now.counted_at is None or now.failed:
            raise UsageError("It is not counted yet to whom it would go.", "Wait until it is.")
        now.ordered_at, now.ordered_by, now.upto = at, by, last_known(now.controller_id)
        now.save(update_fields=["ordered_at", "ordered_by", "upto"])
        return True


def stop(asked: ServiceRound, by: str, at: datetime) -> bool:
    """Put no more of it into the outbox; what is there goes. Whether this is new."""
    running = ServiceRound.objects.filter(pk=asked.pk, stopped_at=None, sent_at=None)
    return bool(running.update(stopped_at=at, stopped_by=by))


def last_known(controller_id: int) -> int:
    """The last person whom the company knows by now; 0 where it knows nobody."""
    with connection().cursor() as cursor:
        cursor.execute(SQL["last_known"], {"controller_id": controller_id})
        row = cursor.fetchone()
    return int(row[0]) if row else 0
