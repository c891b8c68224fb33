"""Ranks very many situations: the same order as deciding each, without saying why."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from jatak.gate.decision import Answer
from jatak.gate.denial import Answers, decisive
from jatak.gate.grounds import ASKED, PERMISSIONS, PERMITS
from jatak.gate.layout import SLOTS, unpack
from jatak.gate.memory import key_of
from jatak.gate.message import MessageFacts
from jatak.gate.rule import Rule
from jatak.gate.situation import GROUND, PERSON, Situation, Tri
from jatak.law.pack import Pack
from jatak.law.rulebook import Rulebook, plain

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
        packs = (*rulebook.packs.values(), *rulebook.layers.values())
        asked = {pack: [_Asked(rule, facts, pack) for rule in ASKED] for pack in packs}
        shared = _shared(asked.values())
        halves = _Halves()
        self._of = {pack: _PackRanks(halves, [shared[one.key] for one in ones]) for pack, ones in asked.items()}
        self._binding: dict[tuple[Pack, ...], _Together] = {}
        self._by_person: dict[int, _Together] = {}
        self._ranks: dict[Holds, Rank] = {}
        self._known: dict[tuple[int, int], Rank] = {}

    def rank(self, person: int, ground: int) -> Rank:
        """The rank of the situation of these two words: permits first, the lowest is best."""
        known = self._known.get((person, ground))
        if known is None:
            known = self._known[person, ground] = self._worst(person, ground)
        return known

    def _worst(self, person: int, ground: int) -> Rank:
        """One denial is enough; of several packs the earliest in the order counts."""
        packs = self._by_person.get(person)
        if packs is None:
            packs = self._by_person[person] = self._together(person)
        ranks = {self._ranked(holds) for holds in packs.holds(person, ground)}
        return min({rank for rank in ranks if rank[0]} or ranks)

    def _ranked(self, holds: Holds) -> Rank:
        found = self._ranks.get(holds)
        if found is None:
            found = self._ranks[holds] = _rank(*holds)
        return found

    def _together(self, person: int) -> "_Together":
        """The packs that bind for the countries of this word."""
        situation = unpack(person, 0)
        packs = self._rulebook.packs_for(situation.country, situation.other_country)
        if packs not in self._binding:
            self._binding[packs] = _Together([self._of[pack] for pack in packs])
        return self._binding[packs]


class _Asked:
    """One rule asked under one pack; packs that say the same to it share one."""

    __slots__ = ("_ask", "_known", "_read", "bit", "key", "reads", "words")

    def __init__(self, rule: Rule, facts: MessageFacts, pack: Pack) -> None:
        self.key = rule, repr([plain(pack.values[name].value) for name in rule.law])
        self.bit, self.reads = _BIT_OF[rule], rule.reads
        self.words = frozenset(_WORD_OF[name] for name in rule.reads)
        self._read = key_of(rule)
        self._ask: Callable[[Situation], Answer] = lambda situation: rule.ask(situation, facts, pack)
        self._known: dict[Any, Holds] = {}

    def holds(self, situation: Situation) -> Holds:
        """The bit of this rule among those that answer yes, or among those that answer no."""
        key = self._read(situation)
        found = self._known.get(key)
        if found is None:
            holds = self._ask(situation).holds
            found = (self.bit, 0) if holds is Tri.YES else (0, self.bit) if holds is Tri.NO else (0, 0)
            self._known[key] = found
        return found


Key = tuple[Rule, str]


def _shared(every: Iterable[list[_Asked]]) -> dict[Key, _Asked]:
    return {one.key: one for ones in every for one in ones}


class _Halves:
    """What sets of rules answer to words, each set remembered once, however many packs ask it."""

    def __init__(self) -> None:
        self._of: dict[frozenset[_Asked], _Half] = {}
        self._read: dict[tuple[int, int], Situation] = {}

    def of(self, asked: Iterable[_Asked]) -> "_Half":
        """The one half of this set of rules."""
        wanted = frozenset(asked)
        return self._of.setdefault(wanted, _Half(wanted, self._situation))

    def _situation(self, words: tuple[int, int]) -> Situation:
        found = self._read.get(words)
        if found is None:
            found = self._read[words] = unpack(*words)
        return found


class _Half:
    """The answers of some rules, remembered by as much of the two words as they read."""

    __slots__ = ("_asked", "_known", "_situation", "ground", "person")

    def __init__(self, asked: frozenset[_Asked], situation: Callable[[tuple[int, int]], Situation]) -> None:
        self._asked, self._situation = asked, situation
        reads = frozenset(name for one in asked for name in one.reads)
        self.person, self.ground = _mask(reads, PERSON), _mask(reads, GROUND)
        """The bits that they read."""
        self._known: dict[tuple[int, int], Holds] = {}

    def holds(self, person: int, ground: int) -> Holds:
        """Which of the rules answer yes, and which no."""
        key = person & self.person, ground & self.ground
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._ask(self._situation(key))
        return found

    def _ask(self, situation: Situation) -> Holds:
        answers = [one.holds(situation) for one in self._asked]
        return sum(yes for yes, _ in answers), sum(no for _, no in answers)


class _PackRanks:
    """What the rules answer under one pack: those that read the person alone, the ground alone, and both."""

    def __init__(self, halves: _Halves, asked: list[_Asked]) -> None:
        person, ground = frozenset({PERSON}), frozenset({GROUND})
        self.parts = [
            halves.of(one for one in asked if one.words <= person),
            halves.of(one for one in asked if one.words == ground),
            halves.of(one for one in asked if one.words == person | ground),
        ]


class _Together:
    """Several packs asked at once: for as much of the words as any of them reads, the answers of all."""

    def __init__(self, packs: list[_PackRanks]) -> None:
        self._parts = [_Part([pack.parts[nth] for pack in packs]) for nth in range(3)]

    def holds(self, person: int, ground: int) -> Iterator[Holds]:
        """Which rules answer yes to a situation, and which no, under each pack."""
        said = (part.holds(person, ground) for part in self._parts)
        for (yes, no), (more_yes, more_no), (also_yes, also_no) in zip(*said, strict=True):
            yield yes | more_yes | also_yes, no | more_no | also_no


class _Part:
    """The same part of several packs."""

    __slots__ = ("_ground", "_halves", "_known", "_person")

    def __init__(self, halves: list[_Half]) -> None:
        self._halves = halves
        self._person, self._ground = 0, 0
        for half in halves:
            self._person, self._ground = self._person | half.person, self._ground | half.ground
        self._known: dict[tuple[int, int], list[Holds]] = {}

    def holds(self, person: int, ground: int) -> list[Holds]:
        """The answers under each pack."""
        key = person & self._person, ground & self._ground
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = [half.holds(*key) for half in self._halves]
        return found


def _mask(reads: frozenset[str], word: str) -> int:
    return sum(((1 << slot.bits) - 1) << slot.shift for slot in SLOTS if slot.word == word and slot.name in reads)
