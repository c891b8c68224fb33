"""Notices while they are written: drafts that two can change, spelling fixes, and publishing by a second person."""

from jatak.consent.drafting.approving import (
    Said,
    approve,
    ask,
    gaps_in,
    last_word,
    may_publish,
    send_back,
    state_of,
    withdraw,
)
from jatak.consent.drafting.errors import (
    AlreadyPublished,
    ChangedMeanwhile,
    MoreThanSpelling,
    NameTaken,
    NeedsSecondPerson,
    StillNeeded,
)
from jatak.consent.drafting.following import discard, follow, live, waiting
from jatak.consent.drafting.saving import begin, save

__all__ = [
    "AlreadyPublished",
    "ChangedMeanwhile",
    "MoreThanSpelling",
    "NameTaken",
    "NeedsSecondPerson",
    "Said",
    "StillNeeded",
    "approve",
    "ask",
    "begin",
    "discard",
    "follow",
    "gaps_in",
    "last_word",
    "live",
    "may_publish",
    "save",
    "send_back",
    "state_of",
    "waiting",
    "withdraw",
]
