"""The spam check: whichever filter this machine has."""

from jatak.base.errors import UsageError
from jatak.reputation.spam.rspamd import ask_rspamc
from jatak.reputation.spam.running import find
from jatak.reputation.spam.score import Score
from jatak.reputation.spam.spamassassin import ask_spamassassin, ask_spamc

TIMEOUT = 60.0
"""Seconds; SpamAssassin reads all of its rules first."""
# The one that needs neither server nor network comes first.
_WAYS = (("spamassassin", ask_spamassassin), ("rspamc", ask_rspamc), ("spamc", ask_spamc))


class NoSpamFilter(UsageError):
    """Neither SpamAssassin nor Rspamd is here."""

    def __init__(self) -> None:
        super().__init__(
            "This machine has neither SpamAssassin nor Rspamd, so the message was not checked.",
            "Install one: `apt-get install spamassassin` needs no server; `apt-get install rspamd` runs one.",
        )


def spam_score(message: bytes, timeout: float = TIMEOUT) -> Score | None:
    """What the filter of this machine makes of a message, None without one; raises SpamCheckFailed."""
    for name, ask in _WAYS:
        if program := find(name):
            return ask(program, message, timeout)
    return None
