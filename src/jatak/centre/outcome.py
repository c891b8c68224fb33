"""What became of a press of a button, as the page that follows tells it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Outcome:
    """Names of sentences with what fills their blanks; nothing at all for a page that is only looked at."""

    done: Sequence[tuple[str, Mapping[str, str]]] = ()
    """What was noted."""
    alert: str = ""
    """What was not understood, or must be done differently."""
    wanted: frozenset[str] = frozenset()
    """The parts that were ticked anew; none of them holds before the button under its words is pressed."""
    point_id: int = 0
    """The form that came back, with what was typed and what was wrong with it."""
    typed: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)
    wait: int = 0
    """Seconds after which it may be sent again."""

    @property
    def status(self) -> int:
        """As HTTP has it."""
        if self.wait:
            return 429
        return 409 if self.alert else 422 if self.faults else 200


LOOKED = Outcome()
UNCLEAR = Outcome(alert="unclear")


def done(name: str, **blanks: str) -> Outcome:
    """One thing was noted."""
    return Outcome(done=((name, blanks),))
