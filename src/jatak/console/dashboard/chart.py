"""The geometry of a bar chart, drawn on the server: bars above and below a line."""

from dataclasses import dataclass
from datetime import date

WIDTH, HEIGHT = 640, 150
GAP = 8
ROOM = 28
"""For the number at the end of a bar, which is larger on a phone."""


@dataclass(frozen=True)
class Bar:
    """The figures of one week."""

    week: date
    up: int
    down: int


@dataclass(frozen=True)
class Drawn:
    """One week with its bars, in units of the picture."""

    bar: Bar
    x: float
    middle: float
    width: float
    top: float
    """Where the upper bar begins."""
    up: float
    down: float
    """Heights."""
    above: float
    below: float
    """Where the numbers stand."""


@dataclass(frozen=True)
class Chart:
    """A whole picture."""

    bars: list[Drawn]
    line: float
    """Where the line between up and down is."""
    width: int = WIDTH
    top: int = -ROOM
    height: int = HEIGHT + 2 * ROOM

    @property
    def empty(self) -> bool:
        """Whether there is nothing to be seen."""
        return not any(each.bar.up or each.bar.down for each in self.bars)


def chart(bars: list[Bar]) -> Chart:
    """Both halves in the same measure, so that their heights can be compared."""
    most_up, most_down = max(bar.up for bar in bars), max(bar.down for bar in bars)
    unit = HEIGHT / max(1, most_up + most_down)
    line = most_up * unit if most_up + most_down else HEIGHT
    step = WIDTH / len(bars)
    return Chart([_drawn(bar, nth * step, step, unit, line) for nth, bar in enumerate(bars)], round(line, 1))


def _drawn(bar: Bar, left: float, step: float, unit: float, line: float) -> Drawn:
    up, down = bar.up * unit, bar.down * unit
    return Drawn(
        bar=bar,
        x=round(left + GAP / 2, 1),
        middle=round(left + step / 2, 1),
        width=round(step - GAP, 1),
        top=round(line - up, 1),
        up=round(up, 1),
        down=round(down, 1),
        above=round(line - up - 4, 1),
        below=round(line + down + 12, 1),
    )
