"""What runs of the clocks took lately, by company."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jatak.console.clocks.words import CLOCKS
from jatak.retention.clocks.clock import Clock
from jatak.retention.models import Run, RunState

LATELY = timedelta(weeks=5)
MOST = 200


class Went(NamedTuple):
    """One run that took something."""

    at: datetime
    clock: "str | Promise"
    what: str


def went(controllers: Iterable[int], now: datetime) -> dict[int, list[Went]]:
    """The newest first."""
    runs = Run.objects.filter(
        controller__in=list(controllers), state=RunState.DONE, ended_at__gte=now - LATELY, taken__gt=0
    )
    found: dict[int, list[Went]] = defaultdict(list)
    for run in runs.order_by("-pk")[:MOST]:
        if run.ended_at is not None:
            found[run.controller_id].append(Went(run.ended_at, CLOCKS[Clock(run.clock)].name, _what(run)))
    return found


def _what(run: Run) -> str:
    if run.clock != Clock.PROOF:
        return ngettext("%(count)s lapsed", "%(count)s lapsed", run.taken) % {"count": f"{run.taken:,}"}
    gone = ngettext("%(count)s proof went", "%(count)s proofs went", run.taken) % {"count": f"{run.taken:,}"}
    if not run.erased:
        return gone
    people = ngettext("%(count)s person", "%(count)s people", run.erased) % {"count": f"{run.erased:,}"}
    return _("%(gone)s; of %(people)s nothing else was left, and they were erased") % {"gone": gone, "people": people}
