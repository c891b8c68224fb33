"""Saying no: leaving one subject, one channel, one company or everything, by whatever medium it was heard."""

from dataclasses import replace

from django.db.models import Q

from jatak.consent.act import Act
from jatak.consent.covering import lies_inside, overlapping, partners, touched
from jatak.consent.ledger import append
from jatak.consent.models import Event, EventKind, Record
from jatak.consent.scope import Scope, Who
from jatak.consent.standing import object_to, stop_workers, withdraw
from jatak.database.using import atomic


def leave(who: Who, scope: Scope, act: Act) -> list[Event]:
    """Record that somebody leaves, and stop the workers as it commits; returns what was appended.

    Withdrawing a consent and objecting are recorded each as what it is. Without a chosen part all channels, topics and
    brands of the company stop, surveys too; other companies only for `Scope()`, or where one yes was given to several
    jointly. The same link clicked again appends nothing, unless the person said yes in between.
    """
    with atomic():
        who = who.looked_up()
        who.one_at_a_time()
        who = who.looked_up()  # Who was merged meanwhile is found as the one who stayed.
        reached = touched(who.person_id, scope, act)
        ending = [record for record in reached if lies_inside(record, scope)]
        # What a no reaches in part goes on: that it is reached again is no reason to say the same no again.
        if not ending and _is_replay(who, scope, act):
            return []
        events = _left(who, scope, act, reached)
        events += _left_jointly(who, scope, act, ending)
        stop_workers(who)
        return events


def _left(who: Who, scope: Scope, act: Act, reached: list[Record]) -> list[Event]:
    withdrawn = withdraw(who, scope, act, reached)
    events = [withdrawn] if withdrawn else []
    for each in [scope] if scope.chosen else [scope, replace(scope, survey=True)]:
        objected, _ = append(EventKind.OBJECTED, act, who.written() | each.written())
        object_to(who, each, act, objected)
        events.append(objected)
    return events


def _left_jointly(who: Who, scope: Scope, act: Act, ended: list[Record]) -> list[Event]:
    """One yes for several companies ends for all; who left a whole channel or company objects at all of them."""
    theirs = partners(ended, act)
    events = []
    for controller_id in sorted({record.controller_id for record in theirs}):
        reached = [record for record in theirs if record.controller_id == controller_id]
        if scope.topic_id is None and scope.brand_id is None:
            events += _left(who, scope.at(controller_id), act, reached)
        elif withdrawn := withdraw(who, scope.at(controller_id), act, reached):
            events.append(withdrawn)
    return events


def _is_replay(who: Who, scope: Scope, act: Act) -> bool:
    """Whether the same click, mail or call is in the ledger already, and no yes has come since."""
    mine = Q(person_id=who.person_id) if who.person_id is not None else Q(suppression__address_hash=who.address_hash)
    same = Q(at=act.at) if act.message_id is None else Q(message_id=act.message_id)
    said = who.written() | scope.written() | {"actor": act.actor, "via": act.via, "kind": EventKind.OBJECTED}
    last = Event.objects.filter(mine, same, **said).order_by("at").last()
    if last is None:
        return False
    since = min(last.at, last.recorded_at)
    return not any(overlapping(person_id, scope).filter(given_at__gt=since).exists() for person_id in who.people())
