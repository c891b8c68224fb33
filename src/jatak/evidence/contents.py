"""What an export is made of; whoever collects it fills this in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jatak.evidence.page import Page

Row = Mapping[str, Any]
"""Plain values by name: text, numbers, booleans, lists and mappings of them, None."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of data: its name without folder and ending, what a line of it is, and its lines."""

    name: str
    holds: str
    rows: Iterable[Row]
    """Read once, while it is written: what is too much for memory comes in pieces."""
    folder: str = "data"
    expected: int = 0
    """About how many lines, where they are many."""

    @property
    def path(self) -> str:
        """Where it lies in the export."""
        return f"{self.folder}/{self.name}.jsonl"


@dataclass(frozen=True, slots=True)
class Stamp:
    """When something was asked, and of which version of the product."""

    at: datetime
    version: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What was asked, the data that answer it, and the page that tells them in order."""

    asked: Row
    """With `words`: the question as one sentence."""
    parts: tuple[Part, ...]
    page: Callable[[Stamp], Page]
    """Called when the data are written."""
