"""The guard of our reputation: slows or pauses a campaign that receivers do not like."""

import logging
from collections import Counter
from datetime import datetime
from typing import Any

from jatak.base.errors import UsageError
from jatak.database.using import atomic, connection
from jatak.delivery import control
from jatak.delivery.limits.counting import SQL, Heard, add
from jatak.delivery.limits.thresholds import Measure, Thresholds, judged
from jatak.delivery.models import Course
from jatak.delivery.stops import WORK

GUARD = "reputation guard"
SLOWED_TO = 0.25
SLOWEST = 0.01
"""Messages a second."""
log = logging.getLogger(__name__)


def watch(counted: Counter[Heard], now: datetime, by: Thresholds | None = None) -> None:
    """Add what was counted, and do what the thresholds ask for; as role `worker`."""
    with atomic():
        for campaign_id, domain, counts in add(counted, now):
            verdict = judged(domain, counts, by or Thresholds())
            if verdict and verdict.measure is Measure.PAUSE:
                _pause(campaign_id, verdict.why)
            elif verdict:
                _slow(campaign_id, domain, verdict.why, now)


def complained(created_at: datetime, message_id: int, now: datetime) -> bool:
    """Somebody reported this message as spam; False when it is no message of a campaign that is in the outbox."""
    with connection().cursor() as cursor:
        cursor.execute(SQL["whose"], {"created_at": created_at, "id": message_id})
        row = cursor.fetchone()
    if row is None or row[0] is None:
        return False
    watch(Counter({Heard(row[0], row[1], "complained"): 1}), now)
    return True


def _pause(campaign_id: int, why: str) -> None:
    with atomic():
        state, _, _ = _locked(campaign_id)
        if state not in (Course.RUNNING, Course.FILLING):
            return
        try:
            control.pause(campaign_id, GUARD, why)
        except UsageError:
            return
    log.warning("Campaign %s is paused: %s.", campaign_id, why)


def _slow(campaign_id: int, domain: str, why: str, now: datetime) -> None:
    with atomic(), connection().cursor() as cursor:
        state, before, slowed = _locked(campaign_id)
        if slowed or state not in (Course.RUNNING, Course.FILLING):
            return
        rate = max(SLOWEST, SLOWED_TO * min(before or float("inf"), _speed(campaign_id, now)))
        told = f"{GUARD}: {why}; it goes at {rate:.3g} messages a second now"
        which: dict[str, Any] = {"campaign_id": campaign_id, "domain": domain}
        cursor.execute(SQL["slow"], which | {"before": before, "per_second": rate, "why": told})
        cursor.execute("SELECT pg_notify(%s, '')", [WORK])
    log.warning("Campaign %s is slowed to %.3g messages a second: %s.", campaign_id, rate, why)


def _locked(campaign_id: int) -> tuple[str, float | None, bool]:
    with connection().cursor() as cursor:
        cursor.execute(SQL["lock"], {"campaign_id": campaign_id})
        return cursor.fetchone() or ("", None, False)


def _speed(campaign_id: int, now: datetime) -> float:
    """Messages a second since it is counted."""
    with connection().cursor() as cursor:
        cursor.execute(SQL["speed"], {"campaign_id": campaign_id})
        messages, since = cursor.fetchone()
    seconds: float = max(1.0, (now - since).total_seconds())
    return float(messages) / seconds
