"""A text as the checks see it: its parts folded, with the words of its language."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from jatak.wording.asking import IN_VIEW, PARTS, Asking
from jatak.wording.folding import Folded, folded
from jatak.wording.lexicon import Lexicon, lexicon
from jatak.wording.names import named
from jatak.wording.phrases import matches, said

QUESTION = ("headline", "asked")
"""Where it must stand who writes, where and about what."""


class Gap(NamedTuple):
    """Where a check found something, and what its sentence names."""

    part: str
    start: int = 0
    end: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """One text, looked at."""

    asking: Asking
    words: Lexicon
    parts: dict[str, Folded]
    memory: dict[object, object] = field(default_factory=dict)
    """What was found already, since several lists ask the same."""

    @classmethod
    def of(cls, asking: Asking) -> "View":
        """Look at a text."""
        return cls(asking, lexicon(asking.language), {name: folded(asking.part(name)) for name in PARTS})

    def says(self, kind: str, parts: Iterable[str] = IN_VIEW) -> bool:
        """Whether a phrase of this kind stands in one of these parts."""
        return any(said(self.parts[part], self.words[kind]) for part in parts)

    def names(self, names: Iterable[str], parts: Iterable[str] = IN_VIEW) -> bool:
        """Whether one of these names stands in one of these parts."""
        known = tuple(names)
        return any(named(self.parts[part], known) for part in parts)

    def found(self, phrases: Iterable[str], parts: Iterable[str]) -> Iterator[tuple[str, re.Match[str]]]:
        """Where these phrases stand, with the part."""
        wanted = tuple(phrases)
        return ((part, match) for part in parts for match in matches(self.parts[part], wanted))

    def gap(self, part: str, match: re.Match[str], name: str = "") -> Gap:
        """The place of a match in the original words."""
        return Gap(part, *self.parts[part].place(match), name)
