"""How long proof is kept, by whose word: the law of the person's country, the company's choice, or nobody's."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from jatak.base.calendar import months_after
from jatak.law.pack import Pack
from jatak.law.parameters import CONSENT_RETENTION
from jatak.law.rulebook import Rulebook

NOBODYS_MONTHS = 24
"""Where no law of the person's names a figure and the company chose none: what the one regulator asks for that looked
into proof of consent to e-mail (Denmark, guide on spam 2021 ch. 11.3). It is always shown as nobody's choice."""


@dataclass(frozen=True, slots=True)
class Term:
    """How many months after the last use, and why."""

    months: int
    law: str
    """The source, as it is shown and kept."""

    def ends(self, used: datetime) -> datetime:
        """The day on which the proof goes."""
        return months_after(used, self.months)


class Terms:
    """The terms of one instant, each looked up once."""

    def __init__(self, at: datetime, chosen: Mapping[int, int | None]) -> None:
        """`chosen` are the months that companies chose, by their number."""
        self._law, self._chosen = Rulebook.load(at.date()), chosen
        self._known: dict[tuple[str | None, str | None, int | None], Term] = {}

    def of(self, country: str | None, other: str | None, controller_id: int | None) -> Term:
        """Of people who live there, towards this company; of two laws the longer term.

        A figure of law says how long proof must be there, and that it goes then: a choice counts where there is none.
        """
        key = (country, other, controller_id)
        if key not in self._known:
            self._known[key] = self._found(*key)
        return self._known[key]

    def _found(self, country: str | None, other: str | None, controller_id: int | None) -> Term:
        named = max(_named(self._law.packs_for(country, other)), key=lambda term: term.months, default=None)
        if named is not None:
            return named
        chosen = self._chosen.get(controller_id) if controller_id is not None else None
        if chosen is not None:
            return Term(chosen, f"The company's own choice: {chosen} months after the last use.")
        return Term(NOBODYS_MONTHS, f"No figure in law, and none chosen: {NOBODYS_MONTHS} months after the last use.")


def _named(packs: tuple[Pack, ...]) -> Iterator[Term]:
    for pack in packs:
        value = pack[CONSENT_RETENTION]
        if value.value is not None and value.value.amount is not None:
            months = value.value.amount
            yield Term(months, f"{pack.name}: {months} months after the last use ({value.source.cite}).")
