"""Writing a letter until somebody approves it: several may, and nobody loses a word."""

from jatak.content.drafts.approving import approve, ask, send_back, state_of, withdraw
from jatak.content.drafts.checking import check
from jatak.content.drafts.copying import new_version
from jatak.content.drafts.errors import ChangedMeanwhile, NeedsSecondPerson, NoSuchLanguage
from jatak.content.drafts.languages import add_language, remove_language
from jatak.content.drafts.saving import Words, save
from jatak.content.drafts.starting import start
from jatak.content.drafts.waiting import last_words, said_to
from jatak.content.findings import Finding

__all__ = [
    "ChangedMeanwhile",
    "Finding",
    "NeedsSecondPerson",
    "NoSuchLanguage",
    "Words",
    "add_language",
    "approve",
    "ask",
    "check",
    "last_words",
    "new_version",
    "remove_language",
    "said_to",
    "save",
    "send_back",
    "start",
    "state_of",
    "withdraw",
]
