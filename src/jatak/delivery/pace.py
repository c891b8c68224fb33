"""How much a worker takes at once, and how long things may take."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Pace:
    """Sizes and times of one worker."""

    batch: int = 50
    lease: timedelta = timedelta(seconds=60)
    """How long a claim holds; then another worker may take over."""
    offered_lease: timedelta = timedelta(minutes=15)
    """Longer than any relay may take to answer, else a slow one would be taken for a dead worker."""
    first_retry: timedelta = timedelta(minutes=1)
    longest_retry: timedelta = timedelta(hours=4)
    tries: int = 20
    """About two and a half days; RFC 5321 section 4.5.4.1 asks for at least four to five days of a relay, not of us."""

    def retry_after(self, tries: int) -> timedelta:
        """How long to wait after this many tries."""
        return min(self.first_retry * (1 << min(tries - 1, 30)), self.longest_retry)
