"""Telling partners what waits for them, chasing those that do not acknowledge, and hearing that they know."""

import logging
from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from jatak.base.errors import JatakError
from jatak.database.using import atomic
from jatak.hooks.calling import call_soon
from jatak.hooks.models import Call, Kind, State
from jatak.onward.mails import reminder, write_to
from jatak.onward.models import Partner, Passing, Way
from jatak.onward.told import data_of, names_of

AT_MOST_EVERY = timedelta(hours=1)
"""A mailbox gets one mail in this time, with all that came together."""
A_ROUND = 1_000
log = logging.getLogger(__name__)


def tell_all(at: datetime) -> None:
    """Tell every partner what is due; one that cannot be told keeps no other waiting."""
    waits = Passing.objects.filter(acknowledged_at=None, partner__isnull=False)
    for pk in list(waits.order_by().values_list("partner", flat=True).distinct()):
        try:
            tell(pk, at)
        except (JatakError, OSError) as error:
            log.warning("Partner %s was not told: %s", pk, type(error).__name__)


def tell(partner_id: int, at: datetime) -> None:
    """Tell one partner, by one process at a time; what another is telling it just now waits for the next round."""
    with atomic():
        held = Partner.objects.select_for_update(skip_locked=True, of=("self",))
        partner = held.select_related("controller", "endpoint").filter(pk=partner_id, closed_at=None).first()
        if partner is not None:
            _by_its_way(partner, at)


def acknowledge(passings: QuerySet[Passing], by: str, why: str, at: datetime) -> int:
    """They know: note who says so and how; what named the people is no longer needed. How many were open."""
    open_ones = passings.filter(acknowledged_at=None)
    return open_ones.update(acknowledged_at=at, acknowledged_by=by, why=why, addresses="")


def told_by(partner_id: int, at: datetime) -> QuerySet[Passing]:
    """What a partner had been told at this instant: a link or a file acknowledges that, and nothing that came later."""
    return Passing.objects.filter(partner=partner_id, first_told_at__lte=at)


def open_of(partner: Partner) -> QuerySet[Passing]:
    """What it has not acknowledged, the oldest first."""
    return Passing.objects.filter(partner=partner, acknowledged_at=None).order_by("pk")


def note_told(passings: QuerySet[Passing], at: datetime) -> None:
    """It was told of these now; the first time stays."""
    told = {"last_told_at": at, "tellings": F("tellings") + 1}
    passings.update(first_told_at=Coalesce(F("first_told_at"), at), **told)


def _by_its_way(partner: Partner, at: datetime) -> None:
    match partner.way:
        case Way.WEBHOOK:
            _call(partner, at)
        case Way.MAIL:
            _write(partner, at)
        case Way.FILE:
            _remind(partner, at)


def _due(partner: Partner, at: datetime) -> Q:
    """Told never, or so long ago that it is chased."""
    return Q(last_told_at=None) | Q(last_told_at__lte=at - timedelta(days=partner.chase_days))


def _call(partner: Partner, at: datetime) -> None:
    """One signed call for each; that it was taken is the acknowledgement."""
    if partner.endpoint is None:
        return
    _hear_taken(partner, at)
    due = list(open_of(partner).filter(_due(partner, at))[:A_ROUND])
    names = names_of(due)
    for passing in due:
        # While a call is under way or still waits, there is nothing to chase it with.
        if not _calls(partner).filter(key__startswith=f"passing {passing.pk} ", state=State.WAITING).exists():
            data = data_of(passing, partner, names)
            call_soon(partner.endpoint, Kind.PASSED_ON, data, f"passing {passing.pk} {passing.tellings}", at)
            note_told(Passing.objects.filter(pk=passing.pk), at)


def _hear_taken(partner: Partner, at: datetime) -> None:
    told = list(open_of(partner).exclude(first_told_at=None).values_list("pk", "tellings"))
    keys = {f"passing {pk} {number}": pk for pk, tellings in told for number in range(tellings)}
    taken = _calls(partner).filter(key__in=list(keys), state=State.TAKEN).values_list("key", flat=True)
    acknowledge(Passing.objects.filter(pk__in=[keys[key] for key in taken]), partner.name, "webhook", at)


def _calls(partner: Partner) -> QuerySet[Call]:
    return Call.objects.filter(endpoint=partner.endpoint)


def _write(partner: Partner, at: datetime) -> None:
    """One mail with all that is open, where something of it is due."""
    recently = partner.told_at is not None and partner.told_at > at - AT_MOST_EVERY
    if recently or not open_of(partner).filter(_due(partner, at)).exists():
        return
    passings = list(open_of(partner)[:A_ROUND])
    note_told(Passing.objects.filter(pk__in=[each.pk for each in passings]), at)
    Partner.objects.filter(pk=partner.pk).update(told_at=at)
    write_to(partner, passings, at)


def _remind(partner: Partner, at: datetime) -> None:
    """Who fetches a file is written to where it has not done so for long, and gave an address."""
    since = at - timedelta(days=partner.chase_days)
    silent = open_of(partner).filter(made_at__lte=since).exists()
    if partner.mailbox and silent and (partner.told_at is None or partner.told_at <= since):
        Partner.objects.filter(pk=partner.pk).update(told_at=at)
        reminder(partner)
