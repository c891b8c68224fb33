"""Decides whether a message is lawful: situation, message facts, rules, decision; pure."""

from jatak.gate.collected import review_collected
from jatak.gate.decide import decide, decide_any, rank, rulebook_id
from jatak.gate.decision import Answer, Decision, Outcome, Source
from jatak.gate.withdrawal import LeavingFacts, Review, review_leaving

__all__ = [
    "Answer",
    "Decision",
    "LeavingFacts",
    "Outcome",
    "Review",
    "Source",
    "decide",
    "decide_any",
    "rank",
    "review_collected",
    "review_leaving",
    "rulebook_id",
]
