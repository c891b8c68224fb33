"""What was found in the words, where, and by which rule."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum


class Severity(IntEnum):
    """How much a finding weighs; the first two keep a notice from being published."""

    MISSING = 0
    """Something that people must be told is not said."""
    FORBIDDEN = 1
    """An authority or a court held such words unlawful, or the law does."""
    DOUBTFUL = 2
    """Such words often hide what makes a consent void: somebody must look."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; `quoted` is the part's text from `start` to `end`, both in characters, empty for what is missing."""

    code: str
    severity: Severity
    part: str
    start: int
    end: int
    quoted: str
    says: str
    remedy: str
    country: str
    """Whose list has it; empty: it holds everywhere."""
    cite: str
    source: str
    status: str
    """How the source was checked: `read`, `second-hand` or `memory`."""


def blocks(findings: Iterable[Finding]) -> bool:
    """Whether the text may not be published as it is."""
    return any(finding.severity is not Severity.DOUBTFUL for finding in findings)
