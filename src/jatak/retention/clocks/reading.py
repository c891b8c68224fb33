"""The clocks of one person, computed once for every page that tells them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from jatak.base.calendar import months_after
from jatak.consent.models import Letter, Record
from jatak.customers.models import Relation
from jatak.gate.situation import RelationKind, Tri
from jatak.law.own import Bound
from jatak.law.profile import END
from jatak.law.rulebook import Rulebook
from jatak.law.vocabulary import LASTING
from jatak.people.models import Controller, Profile
from jatak.people.own_limits import own_limits
from jatak.retention.choices import months_of_all
from jatak.retention.clocks.clock import Clock
from jatak.retention.clocks.terms import Term, Whose, term


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a person; of which companies is for the caller to say."""

    profile: Profile | None
    companies: list[Controller]
    last_acts: Mapping[int, datetime] = field(default_factory=dict)
    """What they did last towards each company, by its number; one towards which no act is known is not in it."""
    records: list[Record] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)

    @property
    def countries(self) -> list[str | None]:
        """Whose laws count; None for a country that is not known."""
        named = [self.profile.country, self.profile.other_country] if self.profile else []
        return [each for each in named if each] or [None]


@dataclass(frozen=True, slots=True)
class Ringing:
    """Something that happens at an instant, unless something else happens before."""

    at: datetime
    clock: Clock
    controller_id: int
    months: int | None
    whose: Whose
    of: Record | Relation | Letter | None = None
    """The consent, the relation, or the sign-up that waits; None for a silence."""


def ringing(facts: Facts, rulebook: Rulebook) -> list[Ringing]:
    """Every clock that runs for a person, the next first; those that have rung and were not taken yet, too."""
    lawful = _Lawful(facts, rulebook)
    every = [*_unused(facts, lawful), *_silences(facts, lawful), *_windows(facts, lawful), *_proofs(facts, lawful)]
    every += [
        Ringing(letter.ends_at, Clock.UNCONFIRMED, letter.controller_id, None, Whose.COMPANY, letter)
        for letter in facts.letters
        if letter.ends_at is not None and letter.forgotten_at is None
    ]
    return sorted(every, key=lambda each: (each.at, each.clock, each.controller_id))


def term_over(facts: Facts, rulebook: Rulebook, clock: Clock, controller_id: int) -> Term:
    """The term that counts for a person at one company."""
    return _Lawful(facts, rulebook).term(clock, controller_id)


class _Lawful:
    """The terms that count for a person: of two laws the stricter, but that proof is kept as long as either asks."""

    def __init__(self, facts: Facts, rulebook: Rulebook) -> None:
        self._facts, self._rulebook = facts, rulebook
        self._chosen = months_of_all(facts.companies, (Clock.UNUSED, Clock.INACTIVITY, Clock.PROOF))

    def term(self, clock: Clock, controller_id: int, relation: str = "sale") -> Term:
        chosen = self._chosen[clock].get(controller_id)
        every = [term(clock, self._rulebook.pack(each), chosen, relation) for each in self._facts.countries]
        limited = [each for each in every if each.months is not None]
        pick = max if clock is Clock.PROOF else min
        return pick(limited, key=lambda each: each.months or 0) if limited else every[0]

    def windows(self, relation: str) -> Iterator[tuple[Term, bool]]:
        """What each law says of a window, and whether it counts from the end; where no law is known, the strictest."""
        for country in self._facts.countries:
            limits = self._rulebook.limits(country)
            found = term(Clock.CUSTOMER, self._rulebook.pack(country), None, relation)
            months = limits.window_months[relation]
            yield (found if found.months == months else Term(months, Whose.LAW)), limits.window_from_end


def _unused(facts: Facts, lawful: _Lawful) -> Iterator[Ringing]:
    for record in facts.records:
        found = lawful.term(Clock.UNUSED, record.controller_id)
        if _stands(record) and found.months is not None:
            yield _ring(unused_since(record), Clock.UNUSED, record.controller_id, found, record)


def _silences(facts: Facts, lawful: _Lawful) -> Iterator[Ringing]:
    for company in facts.companies:
        found, since = lawful.term(Clock.INACTIVITY, company.pk), silent_since(facts, company.pk)
        if found.months is not None and since is not None:
            yield _ring(since, Clock.INACTIVITY, company.pk, found, None)


def _proofs(facts: Facts, lawful: _Lawful) -> Iterator[Ringing]:
    """Once a consent, when all that was given with it has ended."""
    for _, given in groupby(sorted(facts.records, key=lambda each: str(each.event_id)), lambda each: each.event_id):
        together = list(given)
        ends = [each.ended_at for each in together if each.ended_at is not None]
        terms = [lawful.term(Clock.PROOF, each.controller_id) for each in together]
        if len(ends) == len(together) and all(each.months is not None for each in terms):
            rings = [
                _ring(unused_since(each), Clock.PROOF, each.controller_id, found, each)
                for each, found in zip(together, terms, strict=True)
            ]
            last = max(rings, key=lambda each: each.at)
            yield Ringing(max(last.at, *ends), last.clock, last.controller_id, last.months, last.whose, last.of)


def _windows(facts: Facts, lawful: _Lawful) -> Iterator[Ringing]:
    """The window of law or company that closes first, for each relation."""
    companies = {company.pk: company for company in facts.companies}
    for relation in facts.relations:
        kind, company = RelationKind(relation.kind).name.lower(), companies.get(relation.controller_id)
        if relation.cancelled_at is None and kind not in ("unknown", "none"):
            rings = [each for law in lawful.windows(kind) for each in _by_law(relation, *law)]
            rings += _by_own(relation, own_limits(company).window(kind) if company else None)
            yield from sorted(rings, key=lambda each: each.at)[:1]


def _by_law(relation: Relation, found: Term, from_end: bool) -> Iterator[Ringing]:
    begins = _end(relation) if from_end else _last(relation)
    if found.months is not None and begins:
        yield _ring(begins, Clock.CUSTOMER, relation.controller_id, found, relation)


def _by_own(relation: Relation, bound: Bound | None) -> Iterator[Ringing]:
    if bound is None:
        return
    begins = _end(relation, relation.delivery_end) if bound.starts == END else _last(relation)
    if begins:
        at = months_after(begins, bound.months)
        yield Ringing(at, Clock.CUSTOMER, relation.controller_id, bound.months, Whose.COMPANY, relation)


def silent_since(facts: Facts, controller_id: int) -> datetime | None:
    """The newest act towards the company; where none is known, the newest yes to it, or the day of its entry."""
    given = (each for each in facts.records if each.controller_id == controller_id and not _waits(each))
    told = [at for each in given for at in (each.given_at, each.confirmed_at) if at is not None]
    return facts.last_acts.get(controller_id) or max(told, default=None)


def last_use(record: Record) -> datetime:
    """When a consent was last used, or given."""
    return max(each for each in (record.given_at, record.last_used_at) if each is not None)


def unused_since(record: Record) -> datetime:
    """From when a consent has surely gone unused: what others entered may have been used elsewhere before its entry."""
    return last_use(record) if record.own_act else max(last_use(record), record.recorded_at)


def _ring(begins: datetime, clock: Clock, controller_id: int, by: Term, of: Record | Relation | None) -> Ringing:
    assert by.months is not None
    return Ringing(months_after(begins, by.months), clock, controller_id, by.months, by.whose, of)


def _stands(record: Record) -> bool:
    return record.ended_at is None and not _waits(record)


def _waits(record: Record) -> bool:
    return record.needs_confirmation and record.confirmed_at is None


def _last(relation: Relation) -> datetime | None:
    return (relation.last_at or relation.concluded_at) if relation.day_known else None


def _end(relation: Relation, *more: datetime | None) -> datetime | None:
    """None for a contract that runs: its end is not known."""
    lasting = RelationKind(relation.kind).name.lower() in LASTING
    if lasting and relation.running == Tri.YES and relation.ended_at is None:
        return None
    return max((each for each in (_last(relation), relation.ended_at, *more) if each), default=None)
