"""The figures of a count, as they were kept: by class, by source and by age, and as they were before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Sum

from jatak.retention.lists.standing import ON_THE_LIST, Ground, Standing
from jatak.retention.models import ListCount, Listed, ListTotal

BACK = timedelta(weeks=52)


@dataclass(frozen=True, slots=True)
class Figures:
    """How many people stand how."""

    people: Mapping[Standing, int]
    soon: int = 0
    """How many fall away within `counting.SOON`."""
    later: int = 0
    """The same within `counting.LATER`, those of `soon` included."""

    @property
    def total(self) -> int:
        """Everybody on the list."""
        return sum(self.people.get(each, 0) for each in ON_THE_LIST)


@dataclass(frozen=True, slots=True)
class List:
    """One list of a company: a ground and a channel."""

    ground: Ground
    channel: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Row:
    """A part of a list: those of one source, or of one age."""

    of: str
    figures: Figures


class Cell(NamedTuple):
    """The people of one class of a list who came from one source and are of one age."""

    ground: str
    channel: str
    standing: str
    source: str
    age: int
    people: int
    soon: int
    later: int


@dataclass
class _Sum:
    people: dict[Standing, int] = field(default_factory=dict)
    soon: int = 0
    later: int = 0

    def add(self, standing: str, people: int, soon: int, later: int) -> None:
        which = Standing(standing)
        self.people[which] = self.people.get(which, 0) + people
        self.soon, self.later = self.soon + soon, self.later + later

    @property
    def figures(self) -> Figures:
        return Figures(self.people, self.soon, self.later)


def lists_of(count: ListCount) -> list[List]:
    """Every list of a company, the ground and then the channel of most people first."""
    found: dict[tuple[str, str], _Sum] = {}
    for row in ListTotal.objects.filter(count=count):
        whole = found.setdefault((row.ground, row.channel), _Sum())
        whole.add(row.standing, row.people, row.soon, row.later)
    every = [List(Ground(ground), channel, each.figures) for (ground, channel), each in found.items()]
    return sorted(every, key=lambda each: (tuple(Ground).index(each.ground), -each.figures.total, each.channel))


def by_source(count: ListCount, ground: Ground, channel: str) -> list[Row]:
    """The same list by where it came from, the largest first; empty for a count that is not the newest."""
    return sorted(_by("source", count, ground, channel), key=lambda each: (-each.figures.total, each.of))


def by_age(count: ListCount, ground: Ground, channel: str) -> list[Row]:
    """The same list by age, the youngest first."""
    return sorted(_by("age", count, ground, channel), key=lambda each: int(each.of))


def _by(what: str, count: ListCount, ground: Ground, channel: str) -> Iterable[Row]:
    parts = Listed.objects.filter(count=count, ground=ground, channel=channel)
    summed = parts.values_list(what, "standing").annotate(Sum("number"), Sum("soon"), Sum("later")).order_by()
    found: dict[str, _Sum] = {}
    for of, standing, people, soon, later in summed:
        found.setdefault(str(of), _Sum()).add(standing, people, soon, later)
    return [Row(of, each.figures) for of, each in found.items()]


def merged(several: Iterable[Figures]) -> Figures:
    """These together."""
    whole = _Sum()
    for each in several:
        for standing, people in each.people.items():
            whole.add(standing, people, 0, 0)
        whole.soon, whole.later = whole.soon + each.soon, whole.later + each.later
    return whole.figures


def cells(count: ListCount) -> Iterable[Cell]:
    """Every figure of a count by source and age; nothing for one that is not the newest."""
    names = ("ground", "channel", "standing", "source", "age")
    parts = Listed.objects.filter(count=count).values_list(*names).annotate(Sum("number"), Sum("soon"), Sum("later"))
    return map(Cell._make, parts.order_by(*names))


def over_time(controller_id: int, ground: Ground, channel: str, at: datetime) -> list[tuple[datetime, Figures]]:
    """One list as it stood in the weeks of the last year, the newest count of each week, rising."""
    counts = ListCount.objects.filter(controller=controller_id, done_at__isnull=False, at__gt=at - BACK).order_by("at")
    weekly = {each.at.isocalendar()[:2]: each for each in counts if each.at is not None}
    found = {each.pk: _Sum() for each in weekly.values()}
    for row in ListTotal.objects.filter(count__in=list(found), ground=ground, channel=channel):
        found[row.count_id].add(row.standing, row.people, row.soon, row.later)
    return [(each.at, found[each.pk].figures) for each in weekly.values() if each.at is not None]
