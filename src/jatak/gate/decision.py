"""What the gate answers."""

from dataclasses import dataclass
from enum import StrEnum

from jatak.gate.situation import Tri
from jatak.law.source import Source

__all__ = ["Answer", "Decision", "Outcome", "Source"]


class Outcome(StrEnum):
    """May it go?"""

    PERMIT = "permit"
    DENY = "deny"


@dataclass(frozen=True, slots=True)
class Answer:
    """One rule's answer for one pack."""

    rule: str
    reason: str
    """The finer reason that a denial by this rule has."""
    country: str
    """The pack that was asked."""
    holds: Tri
    """YES: nothing against a permit here; NO or UNKNOWN: this is missing or stands against it."""
    because: str
    """One sentence in English, for a marketing person."""
    would_change: str
    """What would have to change for the answer to be yes; empty where it is."""
    sources: tuple[Source, ...]
    limit: int | str
    """The number that stands in its sentences, or words where the law sets none."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The whole answer: outcome, two grounds that are never one field, the decisive rule, and every rule's answer."""

    outcome: Outcome
    rule: str
    """The decisive rule, one of the reason codes."""
    reason: str
    """A finer reason below it where the law knows one, such as a one-off purchase; else the same code."""
    ground: str | None
    """The e-privacy ground of a permit: `consent`, `existing_customer`, `service_message`, ..."""
    gdpr_basis: str | None
    """The GDPR legal basis, such as `art. 6(1)(a)`; None where art. 95 GDPR leaves none to be needed."""
    because: str
    would_change: str
    sources: tuple[Source, ...]
    """Sources of the decisive rule."""
    answers: tuple[Answer, ...]
    country: str | None
    """The pack that decided."""
    rulebook: str
    """Id of the rulebook that decided: a hash of packs, rules and layout."""
    permission: str = ""
    """Of a permit: the name of the ground that holds, finer than its code."""
    decisive: Answer | None = None
    """Of a denial: the answer that decided."""
    waits: bool = False
    """Of a denial: nothing stands in the way but time, such as a promised number of messages that was reached."""
    rank: int = 0
    """Of a denial: its place in the order in which rules decide, the first being 0."""

    @property
    def permitted(self) -> bool:
        """Whether the message may go."""
        return self.outcome is Outcome.PERMIT
