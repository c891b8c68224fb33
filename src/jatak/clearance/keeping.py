"""The decisions of one decider that are stored for good, so that each is looked for once."""

from collections.abc import Iterable, Mapping

from jatak.clearance.decider import Decider, Words
from jatak.clearance.models import Decision
from jatak.clearance.store import keep
from jatak.database.using import atomic


class Keeping:
    """Remembers what is stored; several threads may ask at once, and at worst store the same."""

    def __init__(self, decider: Decider) -> None:
        self.decider = decider
        self._kept: dict[Words, Decision] = {}

    def of(self, several: Iterable[Words]) -> Mapping[Words, Decision]:
        """The stored decisions on at least these situations, made where they are new.

        Commits by itself and must stand in no transaction: what is remembered would go with it, and who waits for a
        turn would hold situations that those before need.
        """
        new = set(several) - self._kept.keys()
        if new:
            with atomic(durable=True):
                stored = keep(self.decider, new)
            self._kept.update(stored)
        return self._kept
