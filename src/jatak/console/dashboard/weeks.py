"""Growth, leaving and what the clocks will do, week by week, for the charts and their tables."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.functional import Promise

from jatak.clearance.census.weeks import AHEAD, BACK, LAPSE, LEFT, YES, monday, weeks_of
from jatak.clearance.models import Week
from jatak.consent.media import VIAS
from jatak.console.dashboard.chart import Bar, Chart, chart
from jatak.people.models import Controller


@dataclass(frozen=True)
class Weeks:
    """Everything by week of some companies."""

    counted_at: datetime | None
    coming: Chart
    """Above the line those who said yes, below those who left."""
    yes: int
    left: int
    ways: list[tuple["str | Promise", int, float]]
    """How people left: the way, how many, and their share in percent."""
    lapsing: Chart
    lapse: int


def weeks_shown(companies: list[Controller], at: datetime) -> Weeks:
    """The stored figures of these companies together."""
    rows = weeks_of([each.pk for each in companies])
    yes, left, lapse = (_by_week(rows, what) for what in (YES, LEFT, LAPSE))
    past = [monday(at) - timedelta(weeks=back) for back in range(BACK - 1, -1, -1)]
    ahead = [monday(at) + timedelta(weeks=week) for week in range(AHEAD + 1)]
    coming = [Bar(week, yes[week], left[week]) for week in past]
    lapsing = [Bar(week, lapse[week], 0) for week in ahead]
    return Weeks(
        counted_at=max((row.counted_at for row in rows), default=None),
        coming=chart(coming),
        yes=sum(bar.up for bar in coming),
        left=sum(bar.down for bar in coming),
        ways=_ways(row for row in rows if row.what == LEFT),
        lapsing=chart(lapsing),
        lapse=sum(bar.up for bar in lapsing),
    )


def _by_week(rows: Iterable[Week], what: str) -> Counter[date]:
    counted = Counter[date]()
    for row in rows:
        if row.what == what:
            counted[row.week] += row.count
    return counted


def _ways(rows: Iterable[Week]) -> list[tuple["str | Promise", int, float]]:
    counted = Counter[str]()
    for row in rows:
        counted[row.via] += row.count
    whole = counted.total()
    return [(VIAS.get(via, via), count, 100 * count / whole) for via, count in counted.most_common()]
