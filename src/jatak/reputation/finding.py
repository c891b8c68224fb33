"""What a check found, in words for whoever runs the domain."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much it matters: a problem costs delivery today, a warning may."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: what was seen, what to do about it, and who demands it."""

    check: str
    """What it is about, such as SPF."""
    level: Level
    seen: str
    remedy: str = ""
    """What to do; empty where all is well."""
    source: str = ""
    """The standard and its section, or the receivers' rule."""


def ok(check: str, seen: str, source: str) -> Finding:
    """All is well."""
    return Finding(check, Level.OK, seen, "", source)


def warning(check: str, seen: str, remedy: str, source: str) -> Finding:
    """It works, and may cost delivery."""
    return Finding(check, Level.WARNING, seen, remedy, source)


def problem(check: str, seen: str, remedy: str, source: str) -> Finding:
    """It costs delivery, or an opt-out."""
    return Finding(check, Level.PROBLEM, seen, remedy, source)
