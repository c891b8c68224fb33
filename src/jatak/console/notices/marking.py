"""A text cut where findings begin and end, so that each stretch says what was found in it."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any, NamedTuple


class Stretch(NamedTuple):
    """A piece of the text, with the findings that cover it."""

    text: str
    told: list[Any]

    @property
    def tone(self) -> str:
        """The gravest of them."""
        return "stop" if any(each.tone == "stop" for each in self.told) else "look"


def marked(text: str, part: str, told: Iterable[Any]) -> list[Stretch]:
    """The text in stretches; nothing where no finding covers any of it."""
    here = [each for each in told if each.finding.part == part and each.finding.start < each.finding.end]
    if not here:
        return []
    cuts = sorted({0, len(text), *(each.finding.start for each in here), *(each.finding.end for each in here)})
    return [
        Stretch(text[start:end], [each for each in here if each.finding.start <= start and end <= each.finding.end])
        for start, end in pairwise(cuts)
    ]
