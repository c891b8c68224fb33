"""How much a worker takes at once, and how long things may take."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Pace:
    """Sizes and times of one worker."""

    batch: int = 1000
    linger: float = 0.004
    """Seconds that offers and answers wait for others to be written with."""
    lease: timedelta = timedelta(seconds=15)
    """A worker that has not renewed its lease for so long is dead; the others take over what it held."""
    renew_every: float = 1.0
    first_retry: timedelta = timedelta(minutes=1)
    longest_retry: timedelta = timedelta(hours=4)
    tries: int = 20
    """About two and a half days; RFC 5321 section 4.5.4.1 asks for at least four to five days of a relay, not of us."""
    connections: int = 20
    """At once over all relays, unless a relay says otherwise."""

    def retry_after(self, tries: int) -> timedelta:
        """How long to wait after this many tries."""
        return min(self.first_retry * (1 << min(tries - 1, 30)), self.longest_retry)
