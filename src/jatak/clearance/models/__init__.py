"""The tables of clearance."""

from jatak.clearance.models.decisions import Answer, Decision, Facts, Rulebook, Situation

__all__ = ["Answer", "Decision", "Facts", "Rulebook", "Situation"]
