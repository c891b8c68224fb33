"""The tables of clearance."""

from jatak.clearance.models.decisions import Decision, Facts, Rulebook, Situation

__all__ = ["Decision", "Facts", "Rulebook", "Situation"]
