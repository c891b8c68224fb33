"""When receivers like a campaign so little that it is slowed or paused: pure.

Google ("Email sender guidelines", since February 2024) and Yahoo ("Sender Best Practices") ask senders of bulk mail to
keep complaints below 0.1 % and never to reach 0.3 %. For unknown recipients no receiver publishes a figure; one in
twenty is the usual warning of providers, and who writes to one in ten that do not exist uses a list that is bought or
very old. What is said no to for its content or sender is held to the same.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Measure(StrEnum):
    """What is done."""

    SLOW = "slow"
    PAUSE = "pause"


class Counts(NamedTuple):
    """What one domain made of one campaign."""

    accepted: int = 0
    refused: int = 0
    rejected: int = 0
    complained: int = 0

    @property
    def messages(self) -> int:
        """All that were answered for good."""
        return self.accepted + self.refused + self.rejected


@dataclass(frozen=True, slots=True)
class Threshold:
    """Shares of the messages to one domain at which a campaign is slowed, and paused."""

    slow: float
    pause: float
    at_least: int
    """Messages to the domain before the share means anything."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What is held against a campaign."""

    refused: Threshold = Threshold(0.05, 0.10, 200)
    rejected: Threshold = Threshold(0.05, 0.10, 200)
    complained: Threshold = Threshold(0.001, 0.003, 1000)
    """From a thousand on: of fewer, one angry click alone would be more than 0.1 %."""


class Verdict(NamedTuple):
    """What is done, and why."""

    measure: Measure
    why: str


WORDS = {
    "refused": "{domain} refused {share} of {messages} messages because of the recipient",
    "rejected": "{domain} refused {share} of {messages} messages because of content or sender",
    "complained": "{share} of {messages} messages to {domain} led to complaints",
}
DONE = {Measure.SLOW: "slowed", Measure.PAUSE: "paused"}


def judged(domain: str, counts: Counts, by: Thresholds = Thresholds()) -> Verdict | None:
    """The strictest measure that one of the shares calls for, None where all is well."""
    found = [
        _judged(domain, kind, getattr(counts, kind), counts.messages, getattr(by, kind))
        for kind in ("complained", "refused", "rejected")
    ]
    verdicts = [verdict for verdict in found if verdict]
    return min(verdicts, key=lambda verdict: verdict.measure is not Measure.PAUSE, default=None)


def _judged(domain: str, kind: str, number: int, messages: int, threshold: Threshold) -> Verdict | None:
    if messages < threshold.at_least or number < threshold.slow * messages:
        return None
    measure = Measure.PAUSE if number >= threshold.pause * messages else Measure.SLOW
    limit = threshold.pause if measure is Measure.PAUSE else threshold.slow
    said = WORDS[kind].format(domain=domain, share=_percent(number / messages), messages=f"{messages:,}")
    return Verdict(measure, f"{said}; from {_percent(limit)} on a campaign is {DONE[measure]}")


def _percent(share: float) -> str:
    return f"{share * 100:.1f} %"
