"""Where a rule or a value stands in law."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule or a value stands in law: citation, address of the text, and how it was checked."""

    cite: str
    source: str
    status: str
    """`read`, `second-hand` or `memory`: a value from memory is shown as such wherever it decides."""
