"""The one sealer: gives each entry of the ledger its number in the log, and waits for nobody as nobody waits for it.

It takes what was written by transactions from where it stopped up to the oldest that is still open. All of them have
ended, so none can bring an entry later; and where it stopped is kept in the transaction that adds the leaves, so none
is taken twice. What a killed sealer leaves is whole or not at all: the next one begins at the same place.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from jatak.database.using import acting_as, atomic
from jatak.sealing.entry import Entry, entries, number_of
from jatak.sealing.eras import begin, cluster, eras, the_log
from jatak.sealing.growing import Growth
from jatak.sealing.models import Era
from jatak.sealing.places import Places
from jatak.sealing.statements import value
from jatak.sealing.turns import is_our_turn


def seal(at: datetime) -> int:
    """Seal whatever can be sealed; how many leaves were added. 0 also where somebody else seals at this moment."""
    with acting_as("consent"), atomic():
        if not is_our_turn():
            return 0
        the_log(at)
        known = eras()
        if not known:
            known = [begin(1, 0, at)]
        added = 0
        if known[0].cluster != cluster():
            added = _finish(known, at)
            known = [begin(known[0].pk + 1, Growth(known[0].pk).size, at), *known]
        return added + _seal(known, int(value("horizon")), at)


def _finish(known: Sequence[Era], at: datetime) -> int:
    """Seal what an era left open: the base was restored, and what wrote it has ended."""
    newest = value("newest")
    return 0 if newest is None else _seal(known, max(int(newest) + 1, known[0].sealed_before), at)


def _seal(known: Sequence[Era], before: int, at: datetime) -> int:
    era, *older = known
    growth = Growth(era.pk)
    first = growth.size
    if era.sealed_before < before:
        for some in entries(era.sealed_before, before):
            if some:
                growth.add(_fresh(some, older))
            else:
                growth.write()
        growth.end()
        era.sealed_before = before
    era.sealed_at = at
    era.save(update_fields=["sealed_before", "sealed_at"])
    return growth.size - first


def _fresh(some: Sequence[Entry], older: Sequence[Era]) -> Sequence[Entry]:
    """Without those that an older era sealed under a number that has come up again."""
    reached = max((era.sealed_before for era in older), default=0)
    if number_of(some[0][0]) >= reached:
        return some
    return [entry for entry, index in zip(some, _places(some, older), strict=True) if index is None]


def _places(some: Sequence[Entry], older: Sequence[Era]) -> Iterable[int | None]:
    return Places(older).of(some)
