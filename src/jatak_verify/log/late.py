"""Which entries came into the log long after they are said to have been heard: somebody may have dated them back."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import datetime, timedelta

from jatak_verify.checks.entries import Entry
from jatak_verify.finding import Finding, Verdict
from jatak_verify.log.head import day
from jatak_verify.log.history import History

CHECK = "late"
SOON = timedelta(days=1)
"""So long an entry may wait until it is sealed: a transaction that wrote it may have been long, never a day."""


class Late:
    """Holds the time of each entry against the last head that was signed without it."""

    def __init__(self, history: History) -> None:
        self._sizes = [size for size, _ in history.signed]
        self._times = [at for _, at in history.signed]
        self._first = ""
        self.count = 0

    def look(self, entry: Entry, at: datetime, index: int) -> None:
        """One more entry: when it is said to have been heard, and its number in the log."""
        heads = bisect_right(self._sizes, index)
        if not heads or at >= self._times[heads - 1] - SOON:
            return
        self.count += 1
        if self.count == 1:
            signed = day(self._times[heads - 1])
            self._first = f"{entry.called} is said to be of {day(at)}, and the log that was signed on {signed} lacks it"

    def findings(self) -> Iterator[Finding]:
        """One, where there are such."""
        if self.count:
            more = f", and so it is with {self.count - 1:,} more" if self.count > 1 else ""
            why = "After a restore from a backup this is so; otherwise ask the company why it came late."
            yield Finding(CHECK, Verdict.OPEN, f"{self._first}{more}. {why}")
