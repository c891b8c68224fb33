"""Everything that limits one worker: rates, days, quiet hours and the guard; what its supply asks."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import Error as DatabaseError

from jatak.delivery.ending import Ending, Settled
from jatak.delivery.limits.admission import Admission
from jatak.delivery.limits.book import Bound, read_book
from jatak.delivery.limits.counting import Heard, heard
from jatak.delivery.limits.guard import watch
from jatak.delivery.limits.plan import day_of
from jatak.delivery.limits.quotas import Charge
from jatak.delivery.models import Scope
from jatak.delivery.turns import Running

REREAD = 3.0
"""Seconds until limits are read again; a day begins at once."""


class Limits(Admission):
    """`keep_up`, `admit`, `tokens` and `close` use the database; the others belong to the loop."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._read_at: datetime | None = None
        self._counted = Counter[Heard]()
        self._owed = Counter[Heard]()
        self.ahead = False
        """Whether a campaign was passed over because of its own rate."""

    def room(self, campaign: Running) -> int:
        """How many messages of a campaign with a rate of its own may be claimed now."""
        (rate,) = self.rate(("campaign", campaign.campaign_id), campaign.per_second)
        room = self.throttle.room(rate, self._now().timestamp())
        self.ahead = self.ahead or not room
        return room

    def ended(self, how: Ending) -> None:
        """A passage is over: count what the receiver made of it, and return what did not go."""
        if type(how) is Settled:
            if (found := heard(how)) is not None:
                self._counted[found] += 1
        elif how.passage.charges and not how.counts:  # type: ignore[union-attr]
            self.quotas.put_back(how.passage.charges)

    def counted(self) -> Counter[Heard]:
        """What was counted since this was last asked."""
        counted, self._counted = self._counted, Counter()
        return counted

    def keep_up(self, counted: Counter[Heard]) -> None:
        """Read the limits again where it is time, and tell the guard what was counted."""
        now = self._now()
        day = day_of(now)
        if self._read_at is None or day != self.book.day or abs((now - self._read_at).total_seconds()) >= REREAD:
            if self._read_at is not None and day != self.book.day:
                self.quotas.forget(day)
            self.book, self._read_at = read_book(day), now
        self.quotas.return_unsent()
        self._owed.update(counted)
        if self._owed:
            watch(self._owed, now)
            self._owed = Counter()

    def relay(self, name: str) -> Bound | None:
        """What holds for a relay."""
        return self.book.of(Scope.RELAY, name)

    def tokens(self, wanted: Mapping[str, int]) -> dict[str, int]:
        """Take messages of these relays' daily limits."""
        charges = {name: Charge(Scope.RELAY.value, name, self.book.day) for name in wanted}
        bounds = {name: self.relay(name) for name in wanted}
        caps = {charges[name]: (bound.per_day or 0) if bound else 0 for name, bound in bounds.items()}
        granted = self.quotas.take({charges[name]: number for name, number in wanted.items()}, caps)
        return {name: granted[charge] for name, charge in charges.items()}

    def close(self, unused: Mapping[str, int], counted: Counter[Heard]) -> None:
        """The worker ends: return what did not go, and tell the guard the rest."""
        for name, number in unused.items():
            self.quotas.put_back([Charge(Scope.RELAY.value, name, self.book.day)] * number)
        try:
            self.quotas.return_unsent()
            watch(self._owed + counted, self._now())
        except DatabaseError:
            # Rather a few messages less today than a worker that does not end.
            pass
