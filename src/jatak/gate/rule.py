"""A rule of the gate: one question of the law, with what it may read and what it says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from jatak.gate.decision import Answer
from jatak.gate.message import MessageFacts
from jatak.gate.situation import Situation, Tri
from jatak.gate.view import LawView, PersonView, narrowed
from jatak.law.pack import Pack
from jatak.law.parameter import Limit, Parameter

NO_LIMIT = "the allowed number of"
"""What a sentence says where the law sets no number."""

Check = Callable[[PersonView, MessageFacts, LawView], Tri]


@dataclass(frozen=True, eq=False, slots=True)
class Rule:
    """One question of the law: YES is nothing against a permit, NO and UNKNOWN stand against the ground that asks."""

    name: str
    code: str
    """The reason code of a denial that this rule decides."""
    reason: str
    """A finer code below it, such as a one-off purchase; the code itself where there is nothing finer."""
    reads: frozenset[str]
    """The only fields of a situation that it can see."""
    law: Mapping[str, Parameter[Any]]
    """The only parameters that it can see; their sources are its own."""
    holds: str
    fails: str
    unknown: str
    change: str
    check: Check

    def ask(self, situation: Situation, message: MessageFacts, pack: Pack) -> Answer:
        """This rule's answer for one pack, with the sources that it used."""
        law = LawView(pack, self.law)
        holds = self.check(narrowed(situation, self.reads), message, law)
        return _answer(self, holds, pack, tuple(law.read))


@lru_cache(maxsize=65536)
def _answer(rule: Rule, holds: Tri, pack: Pack, read: tuple[str, ...]) -> Answer:
    """An answer depends on no more than this, so that a million decisions share a few thousand of them."""
    said = {Tri.YES: rule.holds, Tri.NO: rule.fails, Tri.UNKNOWN: rule.unknown}[holds]
    sources = tuple(pack.values[name].source for name in read or rule.law)
    change = "" if holds == Tri.YES else rule.change
    limit = _limit(pack, rule)
    return Answer(
        rule.name, rule.reason, pack.code, holds, said.format(limit=limit), change.format(limit=limit), sources, limit
    )


def _limit(pack: Pack, rule: Rule) -> int | str:
    values = [pack.values[name].value for name in rule.law]
    limits = [value.amount for value in values if isinstance(value, Limit) and value.amount is not None]
    return limits[0] if limits else NO_LIMIT


RULES: dict[str, Rule] = {}
"""Every rule by name, in the order of the files."""


def rule(
    code: str,
    *,
    law: tuple[Parameter[Any], ...],
    holds: str,
    fails: str,
    change: str,
    reads: tuple[str, ...] = (),
    unknown: str = "",
    reason: str = "",
) -> Callable[[Check], Rule]:
    """Register a check as a rule that is called like the function; without `unknown` it says the same as for no."""

    def register(check: Check) -> Rule:
        name = check.__name__
        if name in RULES:
            raise ValueError(f"two rules are called {name}")
        declared = MappingProxyType({parameter.name: parameter for parameter in law})
        made = Rule(
            name, code, reason or code, frozenset(reads), declared, holds, fails, unknown or fails, change, check
        )
        RULES[name] = made
        return made

    return register


def yes_if(condition: bool) -> Tri:
    """YES or NO."""
    return Tri.YES if condition else Tri.NO


def unless(raised: Tri) -> Tri:
    """A bar: NO when something raises it, else YES; compared by value, so that a bare number raises it too."""
    return Tri.NO if raised == Tri.YES else Tri.YES


def asked(duty: bool | None, limb: Tri) -> Tri:
    """A limb that the law asks for, also where that was not researched; YES where it does not."""
    return Tri.YES if duty is False else limb
