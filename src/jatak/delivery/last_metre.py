"""The gate once more, right before a message goes."""

from collections.abc import Iterable, Sequence

from jatak.clearance.decider import Answer, Candidate, Decider, Words
from jatak.clearance.store import keep
from jatak.database.using import atomic
from jatak.delivery.claimed import Claimed, Dropped, Permitted
from jatak.gate.message import MessageFacts
from jatak.law.rulebook import Rulebook

PERSON_GONE, ADDRESS_GONE = "person_gone", "address_gone"
"""Drops that are no rule of law: there is nobody, or nothing, left to send to."""


class Judge:
    """Judges claimed messages of one version under one rulebook, and remembers distinct situations."""

    def __init__(self, facts: MessageFacts, rulebook: Rulebook) -> None:
        self._decider = Decider(facts, rulebook)
        self._ids: dict[Words, int] = {}

    @property
    def rulebook_id(self) -> str:
        """The law that judges."""
        return self._decider.rulebook_id

    def verdicts(self, messages: Sequence[Claimed]) -> list[tuple[Claimed, Permitted | Dropped]]:
        """What the gate says of each message now; every situation that decided is kept."""
        answers = {m.id: self._decider.best(m.candidates) for m in messages if m.address and m.candidates}
        self._keep(answer.candidate.words for answer in answers.values())
        return [(message, self._verdict(message, answers.get(message.id))) for message in messages]

    def best(self, candidates: Iterable[Candidate]) -> tuple[Candidate, Permitted | Dropped]:
        """What the gate says of one person, and by which candidate."""
        answer = self._decider.best(candidates)
        self._keep([answer.candidate.words])
        return answer.candidate, self._of(answer)

    def _verdict(self, message: Claimed, answer: Answer | None) -> Permitted | Dropped:
        if answer is None:
            return Dropped(ADDRESS_GONE if message.candidates else PERSON_GONE, None)
        return self._of(answer)

    def _of(self, answer: Answer) -> Permitted | Dropped:
        words, decision = answer.candidate.words, answer.decision
        if not decision.permitted:
            return Dropped(decision.rule, self._ids[words], decision.because, decision.would_change)
        candidate = answer.candidate
        return Permitted(
            self._ids[words],
            *words,
            candidate.consent_event_id,
            candidate.notice_text_id,
            candidate.relation_id,
            candidate.ground_at,
        )

    def _keep(self, words: Iterable[Words]) -> None:
        new = set(words) - self._ids.keys()
        if new:
            with atomic():
                kept = {each: decision.situation_id for each, decision in keep(self._decider, new).items()}
            self._ids |= kept
