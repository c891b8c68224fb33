"""What somebody must look at: processes that are missing, figures that are old."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from jatak.console.dashboard.cards import Card
from jatak.console.dashboard.running import Running
from jatak.database.using import connection

SILENT = timedelta(minutes=2)
OLD = timedelta(hours=3)


_ALIVE = """
SELECT EXISTS (SELECT FROM delivery_worker WHERE lease_until > %(at)s),
       EXISTS (SELECT FROM procrastinate_workers WHERE last_heartbeat > %(since)s)
"""


@dataclass(frozen=True)
class Alarm:
    """One thing to look at, and what to do about it."""

    words: "str | Promise"
    remedy: "str | Promise"
    failure: bool = False


def alarms(cards: list[Card], campaigns: list[Running], at: datetime, late: int = 0) -> list[Alarm]:
    """Those of now; empty where all is well. `late`: so many requests in the inbox are overdue."""
    found = [_late(late)] if late else []
    under_way = any(each.tag == "run" for each in campaigns)
    somebody_sends, somebody_does_jobs = _alive(at)
    if under_way and not somebody_sends:
        found.append(
            Alarm(_("No worker is sending, and messages wait."), _("Have somebody start “jatak worker”."), failure=True)
        )
    if not somebody_does_jobs:
        found.append(
            Alarm(_("Nobody does the jobs: nothing is counted or started."), _("Have somebody start “jatak jobs”."))
        )
    elif any(card.census.as_of and card.census.as_of < at - OLD for card in cards):
        found.append(Alarm(_("Some figures are older than three hours."), _("Count again.")))
    return found


def _late(count: int) -> Alarm:
    words = ngettext("%(count)s request is overdue.", "%(count)s requests are overdue.", count) % {"count": count}
    return Alarm(words, _("Answer in the inbox what is overdue first."), failure=True)


def _alive(at: datetime) -> tuple[bool, bool]:
    """Whether a process sends, and whether one does jobs."""
    with connection().cursor() as cursor:
        cursor.execute(_ALIVE, {"at": at, "since": at - SILENT})
        sends, does_jobs = cursor.fetchone()
    return sends, does_jobs
