"""What somebody must look at: processes that are missing, figures that are old, others who are not told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from jatak.console.dashboard.cards import Card
from jatak.console.dashboard.running import Running
from jatak.console.dashboard.seen import Seen
from jatak.console.dashboard.told_alarms import told_alarms

OLD = timedelta(hours=3)


@dataclass(frozen=True)
class Alarm:
    """One thing to look at, and what to do about it."""

    words: "str | Promise"
    remedy: "str | Promise"
    failure: bool = False


def alarms(
    now: Seen,
    cards: list[Card],
    campaigns: list[Running],
    at: datetime,
    late: int = 0,
    stuck: Iterable[str] = (),
) -> list[Alarm]:
    """Those of now; empty where all is well.

    `late`: so many requests in the inbox are overdue; `stuck`: the companies which people cannot leave.
    """
    found = [_late(late)] if late else []
    found += [_stuck(name) for name in stuck]
    under_way = any(each.tag == "run" for each in campaigns)
    if under_way and not now.somebody_sends:
        found.append(
            Alarm(_("No worker is sending, and messages wait."), _("Have somebody start “jatak worker”."), failure=True)
        )
    if not now.somebody_does_jobs:
        found.append(
            Alarm(_("Nobody does the jobs: nothing is counted or started."), _("Have somebody start “jatak jobs”."))
        )
    elif any(card.census.as_of and card.census.as_of < at - OLD for card in cards):
        found.append(Alarm(_("Some figures are older than three hours."), _("Count again.")))
    return found + [Alarm(*said) for said in told_alarms(now)]


def _stuck(company: str) -> Alarm:
    return Alarm(
        _("The self-test found that leaving %(company)s does not work.") % {"company": company},
        _("Look at its steps under “Self-test of leaving”."),
        failure=True,
    )


def _late(count: int) -> Alarm:
    words = ngettext("%(count)s request is overdue.", "%(count)s requests are overdue.", count) % {"count": count}
    return Alarm(words, _("Answer in the inbox what is overdue first."), failure=True)
