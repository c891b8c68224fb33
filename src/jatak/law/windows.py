"""Which limit of time applies in a country, and whose it is: the shortest of law, profile and the company's own."""

from dataclasses import dataclass

from jatak.law.own import Bound, Own, Whose
from jatak.law.pack import Pack
from jatak.law.parameter import Limit
from jatak.law.parameters import (
    CUSTOMER_AFTER_END,
    CUSTOMER_ALLOWED,
    CUSTOMER_OPEN,
    CUSTOMER_RELATIONS,
    CUSTOMER_WINDOW,
    INACTIVITY,
)
from jatak.law.profile import END, PURCHASE
from jatak.law.rulebook import Rulebook
from jatak.law.source import Source
from jatak.law.vocabulary import LASTING, RELATIONS


@dataclass(frozen=True, slots=True)
class Standing:
    """How a limit stands in one country."""

    country: str
    relation: str | None
    """The relation kind whose window it is, None for the silence after which marketing stops."""
    counts: bool
    """Whether the law lets such a customer be written to without consent at all, or leaves it open."""
    law: Bound | None
    own: Bound | None
    source: Source
    """Of the law's limit, or of the finding that there is none."""
    closes: Bound | None = None
    """No month from the end, where the law lets nobody be a customer whose contract has ended."""

    @property
    def applies(self) -> Bound | None:
        """The shorter one, the law's where both are as long; None where neither sets a limit."""
        if self.closes:
            return self.closes
        if self.law and self.own:
            return self.own if self.own.months < self.law.months else self.law
        return self.law or self.own


def standings(rulebook: Rulebook, own: Own) -> tuple[Standing, ...]:
    """Every country and layer with every relation kind, and with silence."""
    packs = (*rulebook.packs.values(), *rulebook.layers.values())
    return tuple(
        standing
        for pack in packs
        for standing in (*(window(pack, relation, own) for relation in RELATIONS), inactivity(pack, own))
    )


def window(pack: Pack, relation: str, own: Own) -> Standing:
    """How the window of a relation kind stands by this pack."""
    found, after_end = pack[CUSTOMER_WINDOW], pack[CUSTOMER_AFTER_END]
    lasts, goes_on = relation in LASTING, after_end.value == "within_window"
    limit = found.value[relation] if found.value else None
    law = _law(limit, found.source, END if lasts and goes_on else PURCHASE)
    closes = _law(Limit(0), after_end.source, END) if lasts and not goes_on else None
    source = after_end.source if closes else found.source
    return Standing(pack.code, relation, _counts(pack, relation), law, own.window(relation), source, closes)


def _counts(pack: Pack, relation: str) -> bool:
    counting = (pack[CUSTOMER_RELATIONS].value or frozenset()) | (pack[CUSTOMER_OPEN].value or frozenset())
    return pack[CUSTOMER_ALLOWED].value is True and relation in counting


def inactivity(pack: Pack, own: Own) -> Standing:
    """How silence stands by this pack."""
    found = pack[INACTIVITY]
    return Standing(pack.code, None, True, _law(found.value, found.source), own.inactivity(), found.source)


def _law(limit: Limit | None, source: Source, starts: str = PURCHASE) -> Bound | None:
    return Bound(limit.amount, starts, Whose.LAW, source.cite) if limit and limit.amount is not None else None
