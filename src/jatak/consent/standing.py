"""Writing down a no: its events, the consents that it ends, and what stands against sending from then on."""

from collections.abc import Iterable
from typing import Any

from jatak.consent.act import Act
from jatak.consent.covering import lies_inside
from jatak.consent.ledger import append
from jatak.consent.models import Event, EventKind, Objection, Record, Suppression
from jatak.consent.scope import Scope, Who
from jatak.people.stopping import announce


def withdraw(who: Who, scope: Scope, act: Act, reached: list[Record]) -> Event | None:
    """Take back the consents that a no reached; None where there was none."""
    if not reached:
        return None
    given = {record.event_id for record in reached}
    about = given.pop() if len(given) == 1 else None
    event, _ = append(EventKind.WITHDRAWN, act, who.written() | scope.written() | {"about_id": about})
    ended = [record.pk for record in reached if lies_inside(record, scope)]
    Record.objects.filter(pk__in=ended).update(ended_at=act.since, ended_by=event, ended_recorded_at=act.recorded_at)
    return event


def object_to(who: Who, scope: Scope, act: Act, event: Event) -> None:
    """Let a no stand: for the person, where still here, and for each of their addresses."""
    if who.person_id is not None and who.is_known:
        Objection.objects.create(person_id=who.person_id, **_standing(scope, act, event))
    Suppression.objects.bulk_create(_suppressions(who.addresses(), scope, act, event))


def stop_workers(who: Who) -> None:
    """Tell the workers, as this transaction commits, of everybody whom a no is about."""
    for person_id in sorted(who.people()):
        announce(person_id)


def _suppressions(hashes: Iterable[bytes], scope: Scope, act: Act, event: Event) -> list[Suppression]:
    return [Suppression(address_hash=each, **_standing(scope, act, event)) for each in sorted(hashes)]


def _standing(scope: Scope, act: Act, event: Event) -> dict[str, Any]:
    return {
        "event": event,
        "controller_id": scope.controller_id,
        "channel": scope.channel,
        "topic_id": scope.topic_id,
        "brand_id": scope.brand_id,
        "survey": scope.survey,
        "at": act.since,
        "own_act": act.own,
        "recorded_at": act.recorded_at,
    }
