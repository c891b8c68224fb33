"""Decides whether a message is lawful: situation, message facts, rules, decision; pure."""

from jatak.gate.decide import decide, decide_any, rulebook_id
from jatak.gate.decision import Answer, Decision, Outcome, Source

__all__ = ["Answer", "Decision", "Outcome", "Source", "decide", "decide_any", "rulebook_id"]
