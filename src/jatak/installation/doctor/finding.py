"""What a check of the doctor saw, in words for whoever runs the machine."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad it is."""

    OK = "ok"
    LOOK = "look"
    """It works, and somebody should look at it."""
    PROBLEM = "problem"
    """Something does not work, or is open to others."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    level: Level
    seen: str
    remedy: str = ""
    """What to do; empty where all is well."""


def ok(seen: str) -> Finding:
    """All is well."""
    return Finding(Level.OK, seen)


def look(seen: str, remedy: str) -> Finding:
    """Somebody should look at it."""
    return Finding(Level.LOOK, seen, remedy)


def problem(seen: str, remedy: str) -> Finding:
    """It does not work, or is open to others."""
    return Finding(Level.PROBLEM, seen, remedy)
