"""Asks a rule about a case and notes which facts it looked at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from jatak.gate.decision import Answer
from jatak.gate.message import MessageFacts
from jatak.gate.rule import Rule
from jatak.gate.situation import Situation, Tri
from jatak.gate.view import LawView, narrowed
from jatak.law.pack import Pack
from jatak.lawpages.facts import MESSAGE, PERSON, USUAL, Fact, fact_values

Case = Mapping[Fact, Any]
"""The facts of a person and a message that a rule looks at; the others do not matter to it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A case that a rule tells apart from others under one pack, and its answer."""

    case: Case
    holds: Tri


class _Watched:
    """Shows the facts of a person or message, and notes each that is looked at, in that order."""

    __slots__ = ("_of", "_read", "_side")

    def __init__(self, of: object, side: str, read: dict[Fact, None]) -> None:
        self._of, self._side, self._read = of, side, read

    def __getattr__(self, name: str) -> Any:
        self._read[Fact(self._side, name)] = None
        return getattr(self._of, name)


def told_apart(rule: Rule, pack: Pack) -> tuple[Told, ...]:
    """Every case that a rule tells apart under one pack, by each value of the facts that it looks at in turn."""
    return tuple(_branches(rule, pack, {}))


def answer(rule: Rule, case: Case, pack: Pack) -> Answer:
    """A rule's answer as the gate gives it, with sentence and sources."""
    return rule.ask(situation(case), message(case), pack)


def situation(case: Case) -> Situation:
    """The person of a case."""
    return Situation(**_of(case, PERSON))


def message(case: Case) -> MessageFacts:
    """The message of a case."""
    return replace(USUAL, **_of(case, MESSAGE))


def _branches(rule: Rule, pack: Pack, case: Case) -> Iterator[Told]:
    holds, read = _watched(rule, pack, case)
    unsaid = next((fact for fact in read if fact not in case), None)
    if unsaid is None:
        yield Told(case, holds)
    else:
        for value in fact_values(unsaid):
            yield from _branches(rule, pack, {**case, unsaid: value})


def _watched(rule: Rule, pack: Pack, case: Case) -> tuple[Tri, Mapping[Fact, None]]:
    read: dict[Fact, None] = {}
    person = narrowed(cast(Situation, _Watched(situation(case), PERSON, read)), rule.reads)
    seen = cast(MessageFacts, _Watched(message(case), MESSAGE, read))
    return rule.check(person, seen, LawView(pack, rule.law)), read


def _of(case: Case, side: str) -> dict[str, Any]:
    return {fact.name: value for fact, value in case.items() if fact.side == side}
