"""What somebody must look at: processes that are missing, figures that are old."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django.models import ProcrastinateWorker

from jatak.console.dashboard.cards import Card
from jatak.console.dashboard.running import Running
from jatak.delivery.models import Worker

SILENT = timedelta(minutes=2)
OLD = timedelta(hours=3)


@dataclass(frozen=True)
class Alarm:
    """One thing to look at, and what to do about it."""

    words: "str | Promise"
    remedy: "str | Promise"
    failure: bool = False


def alarms(cards: list[Card], campaigns: list[Running], at: datetime) -> list[Alarm]:
    """Those of now; empty where all is well."""
    found = []
    under_way = any(each.tag == "run" for each in campaigns)
    if under_way and not Worker.objects.filter(lease_until__gt=at).exists():
        found.append(
            Alarm(_("No worker is sending, and messages wait."), _("Have somebody start “jatak worker”."), failure=True)
        )
    if not ProcrastinateWorker.objects.filter(last_heartbeat__gt=at - SILENT).exists():
        found.append(
            Alarm(_("Nobody does the jobs: nothing is counted or started."), _("Have somebody start “jatak jobs”."))
        )
    elif any(card.census.as_of and card.census.as_of < at - OLD for card in cards):
        found.append(Alarm(_("Some figures are older than three hours."), _("Count again.")))
    return found
