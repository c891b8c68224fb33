"""Deciding what was gathered: each distinct situation once, and one answer for each person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from jatak.gate.decide import decide, rulebook_id
from jatak.gate.decision import Decision
from jatak.gate.layout import pack, unpack
from jatak.gate.message import MessageFacts
from jatak.gate.ranking import Ranking
from jatak.gate.situation import Ground, Indication, Objection, Situation, Tri
from jatak.law.rulebook import Rulebook


class Words(NamedTuple):
    """A situation as it is stored."""

    person: int
    ground: int


class Candidate(NamedTuple):
    """A row that gathering returns: one candidate ground of one person."""

    person_id: int
    contact_point_id: int | None
    """The address that the ground is about, None where it may be any of the person's."""
    person_word: int
    ground_word: int
    consent_event_id: UUID | None
    notice_text_id: int | None
    relation_id: int | None
    ground_at: datetime | None

    @property
    def words(self) -> Words:
        """Its situation."""
        return Words(self.person_word, self.ground_word)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer for one person: the candidate that decided, and the decision."""

    candidate: Candidate
    decision: Decision


_OBJECTION = pack(Situation(objection=Objection.ALL))[1]
"""The bits of the objection, which stands with or without a ground."""

_EVIDENCE = (Indication.SIGNED, Indication.WRITTEN, Indication.TICKED, Indication.ORAL)


def evidence(situation: Situation) -> int:
    """How good the evidence of a ground is, 0 the best; confirmed before unconfirmed, writing before speech."""
    confirmed = 0 if situation.confirmed is Tri.YES else 10
    act = _EVIDENCE.index(situation.indication) if situation.indication in _EVIDENCE else len(_EVIDENCE)
    return confirmed + act


class Decider:
    """Decides situations for one message under one rulebook, and remembers each.

    `only` narrows the grounds that count, where a purpose is asked for by name: marketing with consent, or marketing to
    existing customers.
    """

    def __init__(self, facts: MessageFacts, rulebook: Rulebook, only: Ground | None = None) -> None:
        self.facts = facts
        self.rulebook = rulebook
        self.rulebook_id = rulebook_id(rulebook)
        self.only = only
        self._decisions: dict[Words, Decision] = {}
        self._ranking = Ranking(facts, rulebook)
        self._evidence: dict[int, int] = {}

    def decision(self, words: Words) -> Decision:
        """The decision on one situation."""
        words = self._counted(words)
        known = self._decisions.get(words)
        if known is None:
            known = self._decisions[words] = decide(unpack(*words), self.facts, self.rulebook)
        return known

    def permits(self, words: Words) -> bool:
        """Whether the decision on one situation is a permit."""
        return self._ranking.rank(*self._counted(words))[0] == 0

    def order(self, words: Words) -> tuple[int, int, int]:
        """Where a situation stands among those of one person, the best first; then the newest counts."""
        known = self._evidence.get(words.ground)
        if known is None:
            known = self._evidence[words.ground] = evidence(unpack(0, words.ground))
        return *self._ranking.rank(*self._counted(words)), known

    def _counted(self, words: Words) -> Words:
        """The same person without the ground, where the purpose lets that ground not count."""
        if self.only is None or unpack(0, words.ground).ground in (self.only, Ground.NONE):
            return words
        return Words(words.person, words.ground & _OBJECTION)

    def best(self, candidates: Iterable[Candidate]) -> Answer:
        """The answer over all candidate grounds of one person: one permit is enough; raises ValueError for none."""
        best = self.foremost(candidates)
        return Answer(best, self.decision(best.words))

    def foremost(self, candidates: Iterable[Candidate]) -> Candidate:
        """The candidate ground that decides for one person; raises ValueError for none."""
        return min(candidates, key=self._place)

    def _place(self, candidate: Candidate) -> tuple[object, ...]:
        words, at = candidate.words, candidate.ground_at
        return self.order(words), self._counted(words) != words, -at.timestamp() if at else 0
