"""The figures of a list as a page shows them: parts of a bar, rows of a table, each with the way to its people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise

from jatak.console.lists.words import COUNTED, LISTS, MARKS, SO
from jatak.console.people.words import CHANNELS
from jatak.retention.lists.reading import Figures, List
from jatak.retention.lists.standing import BESIDE, MEANS, NAMES, ON_THE_LIST, Ground, Standing


@dataclass(frozen=True)
class Part:
    """One class of a list."""

    standing: Standing
    name: "str | Promise"
    means: "str | Promise"
    so: "str | Promise"
    mark: str
    people: int
    percent: float
    behind: str
    """The address of the people; empty where nobody is there, or whoever looks may not see people."""


@dataclass(frozen=True)
class Card:
    """One list."""

    key: str
    name: "str | Promise"
    channel: "str | Promise"
    counted: "str | Promise"
    figures: Figures
    parts: list[Part]
    beside: list[Part]
    address: str

    @property
    def active(self) -> int:
        """How many did something of late."""
        return self.figures.people.get(Standing.ACTIVE, 0)


@dataclass(frozen=True)
class Line:
    """One row of a table: a source, or an age."""

    name: "str | Promise"
    cells: list[Part]
    total: int
    later: int
    percent: float
    """Its share of the list."""


def card_of(company: int, one: List, sees_people: bool) -> Card:
    """A list with its classes."""
    at = [company, one.ground.value, one.channel]
    return Card(
        key=f"{one.ground}-{one.channel}",
        name=LISTS[one.ground],
        channel=CHANNELS.get(one.channel, one.channel),
        counted=COUNTED[one.ground],
        figures=one.figures,
        parts=list(_parts(at, one.figures, ON_THE_LIST, sees_people)),
        beside=[each for each in _parts(at, one.figures, BESIDE, sees_people) if each.people],
        address=reverse("lists_one", args=at),
    )


def line_of(
    at: Sequence[object], name: "str | Promise", figures: Figures, whole: int, behind: dict[str, str] | None
) -> Line:
    """A row; `at` is the company, ground and channel, `behind` what narrows the people, None where nobody is shown."""
    cells = list(_parts(at, figures, ON_THE_LIST, behind is not None, behind or {}))
    return Line(name, cells, figures.total, figures.later, _percent(figures.total, whole))


def _parts(
    at: Sequence[object],
    figures: Figures,
    which: Iterable[Standing],
    sees_people: bool,
    narrowed: dict[str, str] | None = None,
) -> Iterable[Part]:
    for standing in which:
        people = figures.people.get(standing, 0)
        query = f"?{urlencode(narrowed)}" if narrowed else ""
        behind = reverse("lists_people", args=[*at, standing.value]) + query if sees_people and people else ""
        share = _percent(people, figures.total)
        said = (NAMES[standing], MEANS[standing], SO.get(standing, ""), MARKS.get(standing, ""))
        yield Part(standing, *said, people, share, behind)


def _percent(people: int, whole: int) -> float:
    return 100 * people / whole if whole else 0


def ground_of(said: str) -> Ground | None:
    """The ground of this name; None for what is none."""
    return Ground(said) if said in {each.value for each in Ground} else None
