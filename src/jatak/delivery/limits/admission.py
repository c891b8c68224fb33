"""Which passages of a batch may go now, which in a moment, and which wait in the database for their time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from jatak.delivery.claiming import Batch
from jatak.delivery.consignment import rulebook
from jatak.delivery.ending import Again
from jatak.delivery.limits.book import Book, Bound
from jatak.delivery.limits.night import waking
from jatak.delivery.limits.plan import ENDLESS, tomorrow
from jatak.delivery.limits.quotas import Charge, Quotas
from jatak.delivery.limits.throttle import Rate, Throttle
from jatak.delivery.models import Scope
from jatak.delivery.passage import Passage

QUIET = "quiet hours where the person is"


class Soon(NamedTuple):
    """A passage whose slot is so many seconds away; 0 or less: now."""

    seconds: float
    passage: Passage


@dataclass(slots=True)
class Admitted:
    """What became of the passages of one batch."""

    ready: list[Passage]
    soon: list[Soon] = field(default_factory=list)
    later: list[Again] = field(default_factory=list)
    """Given back until their time; none of it counts as a try."""


class Admission:
    """The limits that one worker keeps; rates are shared by `workers`, days by the database."""

    def __init__(self) -> None:
        self.book = Book()
        self.workers = 1
        self.throttle = Throttle()
        self.quotas = Quotas()

    def admit(self, batch: Batch, ready: Sequence[Passage], at: datetime) -> Admitted:
        """Sort the passages by when they may go; where no limit holds nothing is computed."""
        found = Admitted(list(ready))
        self._asleep(batch, found, at)
        common = self._common(batch)
        own = self.rate(("campaign", batch.of.sort.campaign_id), batch.of.dispatch.per_second)
        if found.ready and (common or own or self.book.domains):
            bounds = [(passage, self._bounds(passage, common)) for passage in found.ready]
            found.ready = []
            self._charge(self._paced(bounds, own, found, at), found, at)
        return found

    def rate(self, key: object, per_second: float | None) -> list[Rate]:
        """This worker's part of a rate; nothing where there is none."""
        return [Rate(key, self.workers / per_second)] if per_second else []

    def _asleep(self, batch: Batch, found: Admitted, at: datetime) -> None:
        ends = waking(batch.of, rulebook(batch.at), found.ready, at)
        if any(ends):
            each = list(zip(found.ready, ends, strict=True))
            found.later += [Again(passage, end, QUIET) for passage, end in each if end]
            found.ready = [passage for passage, end in each if not end]

    def _common(self, batch: Batch) -> list[Bound]:
        sender = batch.of.brand or batch.of.controller
        bound = self.book.of(Scope.BRAND, sender.name)
        return [bound] if bound else []

    def _bounds(self, passage: Passage, common: list[Bound]) -> list[Bound]:
        bound = self.book.of(Scope.DOMAIN, passage.message.domain) if self.book.domains else None
        return [*common, bound] if bound else common

    def _paced(
        self, every: list[tuple[Passage, list[Bound]]], own: list[Rate], found: Admitted, at: datetime
    ) -> list[tuple[Soon, list[Bound]]]:
        """Those that have a slot soon; the others are given back, service to its place in front of the line."""
        seconds, near = at.timestamp(), []
        for passage, bounds in every:
            if not bounds and not own:
                near.append((Soon(0, passage), bounds))
                continue
            rates = [rate for bound in bounds for rate in self.rate((bound.scope, bound.name), bound.per_second)] + own
            slot = self.throttle.slot(rates, seconds)
            if slot is not None:
                near.append((Soon(slot - seconds, passage), bounds))
            else:
                place = self.throttle.estimate if passage.batch.of.sort.marketing else self.throttle.first
                found.later.append(Again(passage, at + timedelta(seconds=place(rates, seconds) - seconds)))
        return near

    def _charge(self, near: list[tuple[Soon, list[Bound]]], found: Admitted, at: datetime) -> None:
        """Take them of the day's limits; service counts, but does not wait for tomorrow."""
        charges = [[self._charge_of(bound) for bound in bounds if bound.per_day is not None] for _, bounds in near]
        granted = self._granted(near, charges)
        for (soon, bounds), mine in zip(near, charges, strict=True):
            lacking = next((charge for charge in mine if granted[charge] <= 0), None)
            if lacking is not None:
                when = tomorrow(at, soon.passage.message.id)
                found.later.append(Again(soon.passage, when, _reached(lacking, bounds)))
                continue
            granted.subtract(mine)
            kept = Soon(soon.seconds, soon.passage._replace(charges=tuple(mine)) if mine else soon.passage)
            if kept.seconds > 0:
                found.soon.append(kept)
            else:
                found.ready.append(kept.passage)
        self.quotas.put_back((+granted).elements())

    def _granted(self, near: list[tuple[Soon, list[Bound]]], charges: list[list[Charge]]) -> Counter[Charge]:
        wanted = Counter(charge for each in charges for charge in each)
        if not wanted:
            return wanted
        service = not near[0][0].passage.batch.of.sort.marketing
        every = {bound for _, each in near for bound in each}
        caps = {self._charge_of(bound): ENDLESS if service else bound.per_day or 0 for bound in every}
        return self.quotas.take(wanted, caps)

    def _charge_of(self, bound: Bound) -> Charge:
        return Charge(bound.scope, bound.name, self.book.day)


def _reached(charge: Charge, bounds: list[Bound]) -> str:
    per_day = next(bound.per_day for bound in bounds if (bound.scope, bound.name) == (charge.scope, charge.name))
    return f"the daily limit of {per_day or 0:,} messages of {charge.scope} {charge.name} is reached"
