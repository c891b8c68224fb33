"""Counting a round and sending it: the same walk over the people whom a company knows, a stretch at a time."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import F

from jatak.base.errors import JatakError
from jatak.campaigns.models import ServiceRound
from jatak.campaigns.ordering import NotAllowedAnyMore
from jatak.campaigns.reasons import listed, read
from jatak.campaigns.rounds.judging import Bench, Cleared, Judged
from jatak.clearance.stretch import Stretch
from jatak.content.facts import can_leave
from jatak.database.statements import array, statements
from jatak.database.using import atomic, connection
from jatak.delivery.sender import check
from jatak.delivery.stops import WORK

SQL = statements("jatak.campaigns.sql", "rounds.sql")
Clock = Callable[[], datetime]


def count(round_id: int, clock: Clock) -> ServiceRound:
    """Count to whom it would go; killed on its way, the next count goes on where it was."""
    asked = _read(round_id)
    try:
        _check(asked)
        bench = Bench(asked, clock())
        while asked.counted_at is None and (stretch := bench.next(asked.counted_to)):
            asked = _counted(asked, stretch, bench.judged(stretch))
    except JatakError as error:
        ServiceRound.objects.filter(pk=round_id).update(failed=f"{error.message} {error.remedy}".strip())
        return _read(round_id)
    ServiceRound.objects.filter(pk=round_id, counted_at=None).update(counted_at=clock(), counted_to=F("upto"))
    return _read(round_id)


def send(
    round_id: int,
    clock: Clock,
    may_still: Callable[[], bool],
    refused: Callable[[str], object] = lambda why: None,
) -> ServiceRound:
    """Put it into the outbox for everybody concerned, each once; the gate decides each anew. Safe to repeat.

    Nothing begins that was ordered by somebody who may not send any more; `refused` is told why it failed.
    """
    asked = _read(round_id)
    try:
        if not asked.sent_to and not may_still():
            raise NotAllowedAnyMore(
                f"{asked.ordered_by}, who ordered it, may not send for {asked.controller.name} any more.",
                "Somebody who may asks anew.",
            )
        _check(asked)
        while asked.sent_at is None and asked.stopped_at is None:
            bench = Bench(asked, clock())
            stretch = bench.next(asked.sent_to)
            if stretch is None:
                break
            asked = _sent(asked, stretch, bench, bench.judged(stretch))
    except JatakError as error:
        why = f"{error.message} {error.remedy}".strip()
        with atomic():
            if ServiceRound.objects.filter(pk=round_id, failed="", sent_at=None, stopped_at=None).update(failed=why):
                refused(why)
        return _read(round_id)
    done = ServiceRound.objects.filter(pk=round_id, sent_at=None, stopped_at=None)
    done.update(sent_at=clock(), sent_to=F("upto"), failed="")
    return _read(round_id)


def under_way() -> list[tuple[int, bool]]:
    """Rounds that are to be counted, and with True those that are to be sent."""
    some = ServiceRound.objects.filter(stopped_at=None, sent_at=None, failed="")
    to_count = some.filter(counted_at=None).values_list("pk", flat=True)
    to_send = some.filter(ordered_at__isnull=False).values_list("pk", flat=True)
    return [*((pk, False) for pk in to_count), *((pk, True) for pk in to_send)]


def states(asked: ServiceRound) -> dict[str, int]:
    """How many of its messages are in each state."""
    with connection().cursor() as cursor:
        cursor.execute(SQL["states"], {"round_id": asked.pk})
        return dict(cursor.fetchall())


def _read(round_id: int) -> ServiceRound:
    return ServiceRound.objects.select_related("template_version__template__controller").get(pk=round_id)


def _check(asked: ServiceRound) -> None:
    template = asked.template_version.template
    leaves = can_leave(asked.template_version)
    check(template.controller, template.brand, leaves, settings.JATAK_PUBLIC_URL, template.channel)


def _locked(asked: ServiceRound) -> ServiceRound:
    return ServiceRound.objects.select_for_update(of=("self",)).get(pk=asked.pk)


def _counted(asked: ServiceRound, stretch: Stretch, judged: Judged) -> ServiceRound:
    with atomic():
        now = _locked(asked)
        if now.counted_to == stretch.after:
            now.counted_to, now.people = stretch.upto, now.people + judged.people
            now.permitted, now.reasons = now.permitted + len(judged.cleared), listed(read(now.reasons) + judged.denied)
            now.save(update_fields=["counted_to", "people", "permitted", "reasons"])
    return _read(asked.pk)


def _sent(asked: ServiceRound, stretch: Stretch, bench: Bench, judged: Judged) -> ServiceRound:
    with atomic():
        now = _locked(asked)
        if now.sent_to == stretch.after and now.stopped_at is None:
            now.sent += _fill(asked, bench, judged.cleared)
            now.sent_to, now.withheld = stretch.upto, listed(read(now.withheld) + judged.denied)
            now.save(update_fields=["sent", "sent_to", "withheld"])
    return _read(asked.pk)


def _fill(asked: ServiceRound, bench: Bench, cleared: list[Cleared]) -> int:
    values: dict[str, Any] = {
        "people": array(each.person_id for each in cleared),
        "points": array(each.contact_point_id for each in cleared),
        "situations": array(each.ground.situation_id for each in cleared),
        "consents": array(each.ground.consent_event_id for each in cleared),
        "notices": array(each.ground.notice_text_id for each in cleared),
        "relations": array(each.ground.relation_id for each in cleared),
        "controller_id": asked.controller_id,
        "template_version_id": asked.template_version_id,
        "marketing": can_leave(asked.template_version),
        "facts_id": bench.facts.id,
        "rulebook_id": bench.judge.rulebook_id,
        "key": f"round {asked.pk} person ",
        "round_id": asked.pk,
        "at": bench.at,
    }
    with connection().cursor() as cursor:
        cursor.execute("SELECT delivery_ensure_month(%s)", [bench.at])
        cursor.execute(SQL["fill"], values)
        written: int = cursor.rowcount
        cursor.execute("SELECT pg_notify(%s, '')", [WORK])
    return written
