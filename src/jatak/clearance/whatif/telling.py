"""Tells what becomes of people, with a whole decision only where the quicker ways do not tell."""

from jatak.clearance.answered import Answered
from jatak.clearance.decider import Decider
from jatak.clearance.whatif.comparison import Kind
from jatak.gate.layout import unpack
from jatak.law.pack import Pack
from jatak.law.parameters import PARAMETERS


class Telling:
    """What becomes of those whom one situation decides before and another after."""

    def __init__(self, old: Decider, new: Decider) -> None:
        self._old, self._new = old.rulebook, new.rulebook
        self._one_question = (old.facts, old.only) == (new.facts, new.only)
        self._same: dict[int, bool] = {}

    def kind(self, old: Answered, new: Answered) -> Kind:
        """The kind of this move."""
        if old.permitted != new.permitted:
            return Kind.GAINED if new.permitted else Kind.LOST
        if self._one_question and old.words == new.words and self._same_law(old.words.person):
            return Kind.UNCHANGED
        return Kind.UNCHANGED if _reason(old) == _reason(new) else Kind.OTHERWISE

    def _same_law(self, person_word: int) -> bool:
        """Whether the packs that bind for such people have the same values in both rulebooks."""
        known = self._same.get(person_word)
        if known is None:
            person = unpack(person_word, 0)
            countries = person.country, person.other_country
            known = _values(self._old.packs_for(*countries)) == _values(self._new.packs_for(*countries))
            self._same[person_word] = known
        return known


def _reason(answered: Answered) -> tuple[str | None, ...]:
    decision = answered.decision
    return decision.rule, decision.reason, decision.ground, decision.gdpr_basis


def _values(packs: tuple[Pack, ...]) -> list[list[object]]:
    return [[pack[parameter].value for parameter in PARAMETERS.values()] for pack in packs]
