"""The situation that decides for somebody, with the answer to it."""

from dataclasses import dataclass

from jatak.clearance.decider import Decider, Words
from jatak.gate.decision import Decision
from jatak.gate.layout import unpack
from jatak.gate.situation import Situation


@dataclass(frozen=True, slots=True)
class Answered:
    """The situation that decides for somebody under one rulebook."""

    words: Words
    decider: Decider

    @property
    def permitted(self) -> bool:
        """Whether the message may go; quicker than the whole decision."""
        return self.decider.permits(self.words)

    @property
    def decision(self) -> Decision:
        """The whole decision, made once for each situation."""
        return self.decider.decision(self.words)

    @property
    def situation(self) -> Situation:
        """The situation in words."""
        return unpack(*self.words)
