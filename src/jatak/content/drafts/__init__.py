"""Writing a letter until somebody approves it: several may, and nobody loses a word."""

from jatak.content.drafts.approving import approve, ask, send_back, state_of, withdraw
from jatak.content.drafts.checking import check
from jatak.content.drafts.copying import new_version
from jatak.content.drafts.errors import ChangedMeanwhile, NeedsSecondPerson, NoSuchLanguage
from jatak.content.drafts.languages import add_language, remove_language
from jatak.content.drafts.saving import Words, save
from jatak.content.drafts.starting import start
from jatak.content.drafts.waiting import asked_of, last_words, sent_back_to
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
    "asked_of",
    "check",
    "last_words",
    "new_version",
    "remove_language",
    "save",
    "send_back",
    "sent_back_to",
    "start",
    "state_of",
    "withdraw",
]
