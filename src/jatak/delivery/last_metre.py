"""The gate once more, right before a message goes."""

from collections.abc import Iterable, Sequence, Set
from datetime import UTC, datetime
from typing import NamedTuple

from jatak.clearance.decider import Answer, Candidate, Decider, Words
from jatak.clearance.store import keep
from jatak.database.using import atomic
from jatak.delivery.claimed import Claimed, Dropped, Ground, Permitted
from jatak.gate.message import MessageFacts
from jatak.law.rulebook import Rulebook

PERSON_GONE, ADDRESS_GONE = "person_gone", "address_gone"
"""Drops that are no rule of law: there is nobody, or nothing, left to send to."""
UNWRITTEN = "no_text_in_language"
"""Another one: the letter has no text in the person's language, and the campaign leaves such people out."""

REMEMBERED = 20_000
"""So many distinct situations are remembered; a million people have about a thousand."""


class Kept(NamedTuple):
    """A stored decision."""

    situation_id: int
    permitted: bool
    rule: str


class Judge:
    """Judges claimed messages of one version under one rulebook, and remembers distinct situations."""

    def __init__(self, facts: MessageFacts, rulebook: Rulebook) -> None:
        self._facts, self._rulebook = facts, rulebook
        self._forget()

    @property
    def rulebook_id(self) -> str:
        """The law that judges."""
        return self._decider.rulebook_id

    def verdicts(self, messages: Sequence[Claimed]) -> list[tuple[Claimed, Permitted | Dropped]]:
        """What the gate says of each message now; every situation that decided is kept."""
        if len(self._orders) + len(self._kept) > REMEMBERED:
            self._forget()
        best = {m.id: self._best(m.candidates) for m in messages if m.address and m.candidates}
        self._keep({ground[:2] for ground in best.values()})
        return [(message, self._verdict(message, best.get(message.id))) for message in messages]

    def best(self, candidates: Iterable[Candidate]) -> tuple[Candidate, Permitted | Dropped]:
        """What the gate says of one person, in words, and by which candidate."""
        answer = self._decider.best(candidates)
        self._keep({answer.candidate.words})
        return answer.candidate, self._in_words(answer)

    def _forget(self) -> None:
        self._decider = Decider(self._facts, self._rulebook)
        self._kept: dict[tuple[int, int], Kept] = {}
        self._orders: dict[tuple[int, int], tuple[int, int, int]] = {}

    def _best(self, grounds: Sequence[Ground]) -> Ground:
        """The first in the order of answers, then the newest, as `Decider.best` has it."""
        return grounds[0] if len(grounds) == 1 else min(grounds, key=self._place)

    def _place(self, ground: Ground) -> tuple[tuple[int, int, int], float]:
        words = ground[:2]
        order = self._orders.get(words)
        if order is None:
            order = self._orders[words] = self._decider.order(Words(*words))
        return order, -ground.at if ground.at else 0.0

    def _verdict(self, message: Claimed, best: Ground | None) -> Permitted | Dropped:
        if best is None:
            return Dropped(ADDRESS_GONE if message.candidates else PERSON_GONE, None)
        kept = self._kept[best[:2]]
        if not kept.permitted:
            return Dropped(kept.rule, kept.situation_id)
        at = None if best.at is None else datetime.fromtimestamp(best.at, UTC)
        return Permitted(kept.situation_id, *best[:5], at)

    def _in_words(self, answer: Answer) -> Permitted | Dropped:
        kept, decision = self._kept[answer.candidate.words], answer.decision
        if kept.permitted:
            return _permitted(answer.candidate, kept)
        return Dropped(kept.rule, kept.situation_id, decision.because, decision.would_change)

    def _keep(self, words: Set[tuple[int, int]]) -> None:
        new = words - self._kept.keys()
        if new:
            with atomic():
                stored = keep(self._decider, {Words(*each) for each in new})
            self._kept |= {each: Kept(row.situation_id, row.permitted, row.rule) for each, row in stored.items()}


def _permitted(candidate: Candidate, kept: Kept) -> Permitted:
    return Permitted(
        kept.situation_id,
        *candidate.words,
        candidate.consent_event_id,
        candidate.notice_text_id,
        candidate.relation_id,
        candidate.ground_at,
    )
