"""The geometry of how a list developed: a column a week, a layer a class, drawn on the server."""

from dataclasses import dataclass
from datetime import datetime

from jatak.console.lists.words import MARKS
from jatak.retention.lists.reading import Figures
from jatak.retention.lists.standing import ON_THE_LIST

WIDTH, HEIGHT = 832, 160
MOST_WIDE, GAP = 64, 4


@dataclass(frozen=True)
class Layer:
    """One class in one week, in units of the picture."""

    mark: str
    top: float
    height: float


@dataclass(frozen=True)
class Column:
    """One week."""

    at: datetime
    figures: Figures
    x: float
    width: float
    layers: list[Layer]
    people: list[int]
    """By class, in the order of the list."""


def trend(times: list[tuple[datetime, Figures]]) -> list[Column]:
    """A column for each of these, in one measure; with fewer than two there is nothing to compare."""
    most = max((figures.total for _, figures in times), default=0)
    if len(times) < 2 or not most:
        return []
    step = min(WIDTH / len(times), MOST_WIDE + GAP)
    return [_column(at, figures, nth * step, step - GAP, HEIGHT / most) for nth, (at, figures) in enumerate(times)]


def wide(columns: list[Column]) -> int:
    """How wide the picture of these is."""
    return round(columns[-1].x + columns[-1].width) if columns else 0


def _column(at: datetime, figures: Figures, x: float, width: float, unit: float) -> Column:
    people = [figures.people.get(each, 0) for each in ON_THE_LIST]
    layers, below = [], 0
    for standing, count in zip(ON_THE_LIST, people, strict=True):
        below += count
        if count:
            layers.append(Layer(MARKS[standing], round(HEIGHT - below * unit, 1), round(count * unit, 1)))
    return Column(at, figures, round(x, 1), round(width, 1), layers, people)
