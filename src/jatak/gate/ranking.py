"""Ranks very many situations: the same order as deciding each, without saying why."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from jatak.gate.denial import Answers, decisive
from jatak.gate.grounds import ASKED, PERMISSIONS, PERMITS
from jatak.gate.layout import SLOTS, unpack
from jatak.gate.memory import Memory
from jatak.gate.message import MessageFacts
from jatak.gate.rule import Rule
from jatak.gate.situation import GROUND, PERSON, Situation, Tri
from jatak.law.pack import Pack
from jatak.law.rulebook import Rulebook

Holds = tuple[int, int]
"""Which rules answer yes, and which no: a bit a rule. What a pack says depends on nothing else."""

Rank = tuple[int, int]

_WORD_OF = {slot.name: slot.word for slot in SLOTS}


_BIT_OF = {rule: 1 << place for place, rule in enumerate(ASKED)}
_NEEDED = [
    (sum(_BIT_OF[rule] for rule in set(permission.rules)), PERMITS.index(permission.code)) for permission in PERMISSIONS
]


@dataclass(frozen=True, slots=True)
class _Said:
    """As much of an answer as the order of denials looks at."""

    holds: Tri


_SAID = {holds: _Said(holds) for holds in Tri}


class _Answers:
    """The answers that two bit sets stand for."""

    __slots__ = ("_no", "_yes")

    def __init__(self, yes: int, no: int) -> None:
        self._yes, self._no = yes, no

    def __getitem__(self, rule: Rule) -> _Said:
        bit = _BIT_OF[rule]
        return _SAID[Tri.YES if self._yes & bit else Tri.NO if self._no & bit else Tri.UNKNOWN]


def _rank(yes: int, no: int) -> Rank:
    """The first ground whose rules all hold, else the place of the denial in its order."""
    for needed, place in _NEEDED:
        if yes & needed == needed:
            return 0, place
    return 1, decisive(cast(Answers, _Answers(yes, no))).rank


class Ranking:
    """The ranks of situations for one message under one rulebook; `rank` equals `gate.rank(gate.decide(...))`."""

    def __init__(self, facts: MessageFacts, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._of = {pack: _PackRanks(facts, pack) for pack in rulebook.packs.values()}
        self._facts = facts
        self._packs: dict[int, list[_PackRanks]] = {}

    def rank(self, person: int, ground: int) -> Rank:
        """The rank of the situation of these two words: permits first, the lowest is best."""
        packs = self._packs.get(person)
        if packs is None:
            packs = self._packs[person] = self._binding(person)
        ranks = [pack.rank(person, ground) for pack in packs]
        denied = [rank for rank in ranks if rank[0]]
        return min(denied or ranks)

    def _binding(self, person: int) -> "list[_PackRanks]":
        situation = unpack(person, 0)
        packs = self._rulebook.packs_for(situation.country, situation.other_country)
        return [self._ranks_of(pack) for pack in packs]

    def _ranks_of(self, pack: Pack) -> "_PackRanks":
        if pack not in self._of:
            self._of[pack] = _PackRanks(self._facts, pack)
        return self._of[pack]


class _PackRanks:
    """The ranks under one pack, remembered by what its rules answer to the person's half, the ground's, and both."""

    def __init__(self, facts: MessageFacts, pack: Pack) -> None:
        asked = [(rule, Memory(rule, facts, pack), bit) for rule, bit in _BIT_OF.items()]
        self._by_person = [one for one in asked if _words(one[0]) <= {PERSON}]
        self._by_ground = [one for one in asked if _words(one[0]) == {GROUND}]
        self._by_both = [one for one in asked if len(_words(one[0])) == 2]
        self._masks = _mask(self._by_both, PERSON), _mask(self._by_both, GROUND)
        self._persons: dict[int, Holds] = {}
        self._grounds: dict[int, Holds] = {}
        self._pairs: dict[tuple[int, int], Holds] = {}
        self._ranks: dict[Holds, Rank] = {}

    def rank(self, person: int, ground: int) -> Rank:
        """What this pack says of a situation."""
        yes, no = self._person(person)
        for more_yes, more_no in (self._ground(ground), self._pair(person, ground)):
            yes, no = yes | more_yes, no | more_no
        found = self._ranks.get((yes, no))
        if found is None:
            found = self._ranks[yes, no] = _rank(yes, no)
        return found

    def _person(self, word: int) -> Holds:
        found = self._persons.get(word)
        if found is None:
            found = self._persons[word] = _holds(self._by_person, unpack(word, 0))
        return found

    def _ground(self, word: int) -> Holds:
        found = self._grounds.get(word)
        if found is None:
            found = self._grounds[word] = _holds(self._by_ground, unpack(0, word))
        return found

    def _pair(self, person: int, ground: int) -> Holds:
        key = person & self._masks[0], ground & self._masks[1]
        found = self._pairs.get(key)
        if found is None:
            found = self._pairs[key] = _holds(self._by_both, unpack(*key))
        return found


def _words(rule: Rule) -> set[str]:
    return {_WORD_OF[name] for name in rule.reads}


def _mask(asked: Iterable[tuple[Rule, Memory, int]], word: str) -> int:
    reads = {name for rule, _, _ in asked for name in rule.reads}
    return sum(((1 << slot.bits) - 1) << slot.shift for slot in SLOTS if slot.word == word and slot.name in reads)


def _holds(asked: Iterable[tuple[Rule, Memory, int]], situation: Situation) -> Holds:
    answers = [(bit, memory.answer(situation).holds) for _, memory, bit in asked]
    yes = sum(bit for bit, holds in answers if holds is Tri.YES)
    return yes, sum(bit for bit, holds in answers if holds is Tri.NO)
