"""The tables of clearance."""

from jatak.clearance.models.census import (
    OPEN,
    Census,
    CensusMembers,
    CensusReason,
    CensusShare,
    CensusState,
    Week,
    WhatIf,
)
from jatak.clearance.models.decisions import Answer, Decision, Facts, Rulebook, Situation

__all__ = [
    "OPEN",
    "Answer",
    "Census",
    "CensusMembers",
    "CensusReason",
    "CensusShare",
    "CensusState",
    "Decision",
    "Facts",
    "Rulebook",
    "Situation",
    "Week",
    "WhatIf",
]
