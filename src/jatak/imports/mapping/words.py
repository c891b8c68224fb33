"""Words that people were shown before, as the company says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from jatak.base.errors import UsageError
from jatak.gate.situation import Indication, Tri


@dataclass(frozen=True)
class ShownText:
    """What was asked in one language, and how one was told to take it back."""

    asked: str
    withdrawal: str


@dataclass(frozen=True)
class FormerWords:
    """The words of one source in one period."""

    name: str
    texts: Mapping[str, ShownText]
    """By language."""
    source: str = ""
    """As the file calls it; empty: every source."""
    begins: date | None = None
    ends: date | None = None
    """The last day on which they were shown."""
    channels: tuple[str, ...] = ("email",)
    topics: tuple[str, ...] = ()
    """By their names; none: everything of the company."""
    double_opt_in: bool = False
    """Whether the address had to be confirmed; then a yes that was not never permits."""
    indication: Indication = Indication.TICKED
    """By what act they said yes, as the company states."""
    qualities: Mapping[str, Tri] = field(default_factory=dict)
    """What it states otherwise of them (imports.plan)."""

    def cover(self, place: str, day: date) -> bool:
        """Whether they were shown there on that day."""
        if self.source and self.source.casefold() != place.casefold():
            return False
        return (self.begins is None or self.begins <= day) and (self.ends is None or day <= self.ends)


def refuse_overlaps(every: tuple[FormerWords, ...]) -> None:
    """Raise UsageError where two could have been shown at one place on one day."""
    names = [each.name for each in every]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise UsageError(f"Two [[words]] are called {twice}.", "Give each a name of its own.")
    for place, one in enumerate(every):
        for other in every[place + 1 :]:
            if one.source.casefold() == other.source.casefold() and _meet(one, other):
                raise UsageError(
                    f"The words {one.name} and {other.name} are of one source and overlap in time.",
                    "Say `from` and `until` so that on each day one of them was shown.",
                )


def _meet(one: FormerWords, other: FormerWords) -> bool:
    first, last = date.min, date.max
    return (one.begins or first) <= (other.ends or last) and (other.begins or first) <= (one.ends or last)
