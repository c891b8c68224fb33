"""For each answer of a rule a situation that gets it, in which as little as possible differs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from zlib import crc32

from jatak.gate.decision import Answer
from jatak.gate.grounds import PERMISSIONS
from jatak.gate.message import Declared, MessageFacts
from jatak.gate.rule import Rule
from jatak.gate.situation import Tri
from jatak.law.pack import Pack
from jatak.lawpages.asking import Case, Told, answer, message, situation, told_apart
from jatak.lawpages.book import Book
from jatak.lawpages.facts import MESSAGE, Fact, oddity

TRUST = ("read", "second-hand", "memory")
"""How a source was checked, the best first."""
DIFFERENT, SHARED, NAMED, APART = 20.0, -3.0, 5.0, 1.0
"""What counts between two cases: a fact that differs, one that is the same, a message that only changes its name, and
each element that only one of them holds."""
DECLARED, ELEMENTS = Fact(MESSAGE, "declared"), Fact(MESSAGE, "elements")


@dataclass(frozen=True, slots=True)
class Example:
    """A case, the country whose pack was asked, and the answer."""

    pack: Pack
    case: Case
    answer: Answer


def examples(rule: Rule, book: Book) -> Mapping[Tri, Example]:
    """An example of each answer that some country gives: yes, no, unknown.

    All in one country where one gives both yes and no, and there the no differs from the yes in one fact. Countries
    where the message is of the kind that the rule is about, and whose own, checked sources answer, come first.
    """
    told = {pack: told_apart(rule, pack) for pack in book.countries}
    both = [found for pack, cases in told.items() if (found := _both(rule, pack, cases))]
    found = min(both, key=lambda one: _doubt(rule, book, one)) if both else _apart(rule, book, told)
    return found | _unknown(rule, book, told, found)


def _both(rule: Rule, pack: Pack, cases: tuple[Told, ...]) -> dict[Tri, Example]:
    """The plainest yes and no of one country; nothing where it does not give both."""
    yes, no = _saying(cases, Tri.YES), _saying(cases, Tri.NO)
    fits = [_misfit(rule, pack, case) for case in yes]
    fitting = _plainest([case for case, fit in zip(yes, fits, strict=True) if fit == min(fits)])
    held = {case.get(ELEMENTS) for case in fitting}
    others = [*_plainest(no), *(case for case in no if case.get(ELEMENTS) in held)]
    best = min(product(fitting, others), key=lambda pair: _strangeness(*pair), default=())
    return {holds: _example(rule, pack, case) for holds, case in zip((Tri.YES, Tri.NO), best, strict=False)}


def _apart(rule: Rule, book: Book, told: Mapping[Pack, tuple[Told, ...]]) -> dict[Tri, Example]:
    """Yes and no, each from the country that can be trusted most, where none gives both."""
    return {holds: one for holds in (Tri.YES, Tri.NO) if (one := _best(rule, book, told, holds))}


def _unknown(
    rule: Rule, book: Book, told: Mapping[Pack, tuple[Told, ...]], found: Mapping[Tri, Example]
) -> dict[Tri, Example]:
    """What is unknown beside the yes that was found, else anywhere."""
    if yes := found.get(Tri.YES):
        near = _saying(told[yes.pack], Tri.UNKNOWN)
        if near:
            case = min(near, key=lambda one: _distance(yes.case, one) + _oddity(one))
            return {Tri.UNKNOWN: _example(rule, yes.pack, case)}
    one = _best(rule, book, told, Tri.UNKNOWN)
    return {Tri.UNKNOWN: one} if one else {}


def _best(rule: Rule, book: Book, told: Mapping[Pack, tuple[Told, ...]], holds: Tri) -> Example | None:
    plainest = (
        _example(rule, pack, min(said, key=_oddity)) for pack, cases in told.items() if (said := _saying(cases, holds))
    )
    return min(plainest, key=lambda one: _doubt(rule, book, {holds: one}), default=None)


def _saying(cases: tuple[Told, ...], holds: Tri) -> list[Case]:
    return [told.case for told in cases if told.holds == holds]


def _plainest(cases: list[Case]) -> list[Case]:
    """Of cases that differ only in what the message holds, the three plainest: the others would show no more."""
    kept: dict[frozenset[tuple[Fact, object]], list[Case]] = {}
    for case in sorted(cases, key=_oddity):
        alike = kept.setdefault(frozenset(item for item in case.items() if item[0] != ELEMENTS), [])
        if len(alike) < 3:
            alike.append(case)
    return [case for alike in kept.values() for case in alike]


def _example(rule: Rule, pack: Pack, case: Case) -> Example:
    return Example(pack, case, answer(rule, case, pack))


def _strangeness(yes: Case, no: Case) -> float:
    return _distance(yes, no) + _oddity(yes) + _oddity(no)


def _oddity(case: Case) -> float:
    return sum(oddity(fact, value) for fact, value in case.items())


def _distance(one: Case, other: Case) -> float:
    """How much two cases differ, of the facts that matter to both."""
    return sum(_apartness(fact, one[fact], other[fact]) for fact in one if fact in other)


def _apartness(fact: Fact, one: object, other: object) -> float:
    if one == other:
        return SHARED
    elements = APART * len(one ^ other) if isinstance(one, frozenset) and isinstance(other, frozenset) else 0.0
    return DIFFERENT + elements + (NAMED if fact == DECLARED else 0.0)


def _misfit(rule: Rule, pack: Pack, case: Case) -> int:
    """How far a case is from what the rule is about; where its name does not matter, a message has the best one."""
    said = message(case)
    return min(_failing(rule, pack, replace(said, declared=one)) for one in _names(case))


def _names(case: Case) -> tuple[Declared, ...]:
    return (case[DECLARED],) if DECLARED in case else tuple(Declared)


@lru_cache(maxsize=65536)
def _failing(rule: Rule, pack: Pack, facts: MessageFacts) -> int:
    """How many questions about the message, other than this rule's, fail in the ground that fits the message best."""
    asking = [one for one in PERMISSIONS if rule in one.rules]
    about = ([r for r in one.limbs if not r.reads and r is not rule] for one in asking)
    return min(sum(r.ask(situation({}), facts, pack).holds != Tri.YES for r in several) for several in about)


def _doubt(rule: Rule, book: Book, found: Mapping[Tri, Example]) -> tuple[int, int, int, int]:
    """How little a country's example should be trusted; a stable number of its own shares the rest among countries."""
    pack = next(iter(found.values())).pack
    trust = max(TRUST.index(source.status) for one in found.values() for source in one.answer.sources)
    inherited = sum(book.inherits(pack.code, name) for name in rule.law)
    misfit = sum(_misfit(rule, pack, one.case) for one in found.values())
    return misfit, trust, inherited, crc32(f"{rule.name} {pack.code}".encode())
