"""What is to be written of one message when its passage is over."""

from datetime import datetime, timedelta
from typing import NamedTuple

from jatak.delivery.models import State
from jatak.delivery.pace import Pace
from jatak.delivery.passage import Passage
from jatak.delivery.smtp.outcome import About, Fate, Outcome


class Settled(NamedTuple):
    """It ended."""

    passage: Passage
    state: State
    answer: str
    about: About | None = None
    """Of whom the answer speaks; None where it is no answer, or not one for good."""
    status: str = ""
    """The enhanced status code of the answer, or nothing."""
    failed: bool | None = None
    """Whether the address failed for good or for now; None where the answer says nothing of it."""


class Again(NamedTuple):
    """It goes back to waiting."""

    passage: Passage
    not_before: datetime
    answer: str | None = None
    counts: bool = False
    """Whether it was a try."""


Ending = Settled | Again
NO_TRY = timedelta(seconds=10)
"""When a message is taken up again that was not really tried."""
FINAL = {Fate.ACCEPTED: State.ACCEPTED, Fate.REFUSED: State.REFUSED, Fate.UNCERTAIN: State.UNCERTAIN}


def ending(passage: Passage, outcome: Outcome, now: datetime, pace: Pace) -> Ending:
    """How the passage ends after this outcome.

    Marketing in doubt ends here; service in doubt goes again, under the same Message-ID. What a relay says of us and
    not of the message is no try.
    """
    fate, answer = outcome.fate, outcome.answer
    if fate is Fate.HELD_BACK:
        return Again(passage, now)
    doubt = fate is Fate.UNCERTAIN and not passage.batch.of.sort.marketing
    if fate is not Fate.DEFERRED and not doubt:
        gone = fate is Fate.REFUSED and outcome.about is About.RECIPIENT
        return Settled(passage, FINAL[fate], answer, outcome.about, outcome.status, True if gone else None)
    if outcome.about in (About.RELAY, About.SENDER):
        return Again(passage, now + min(pace.first_retry, NO_TRY), answer)
    tries = passage.message.attempts + 1
    if tries < pace.tries:
        return Again(passage, now + pace.retry_after(tries), answer, counts=True)
    if doubt:
        return Settled(passage, State.UNCERTAIN, answer)
    given_up = f"given up after {tries} tries: {answer}"
    failed = False if outcome.about is About.RECIPIENT else None
    return Settled(passage, State.REFUSED, given_up, status=outcome.status, failed=failed)


def later(passage: Passage, now: datetime, seconds: float, why: str | None = None) -> Again:
    """Given back until some seconds are over."""
    return Again(passage, now + timedelta(seconds=seconds), why)
