"""Remembers a rule's answers to one message under one pack: it depends on nothing but the fields that it reads."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from jatak.gate.decision import Answer
from jatak.gate.message import MessageFacts
from jatak.gate.rule import Rule
from jatak.gate.situation import Situation
from jatak.law.pack import Pack


class Memory:
    """The answers of one rule, by the values of the fields that it reads."""

    __slots__ = ("_answers", "_ask", "_key")

    def __init__(self, rule: Rule, facts: MessageFacts, pack: Pack) -> None:
        self._ask: Callable[[Situation], Answer] = lambda situation: rule.ask(situation, facts, pack)
        self._key = key_of(rule)
        self._answers: dict[Any, Answer] = {}

    def answer(self, situation: Situation) -> Answer:
        """The rule's answer, asked once for each combination."""
        key = self._key(situation)
        found = self._answers.get(key)
        if found is None:
            found = self._answers[key] = self._ask(situation)
        return found


def key_of(rule: Rule) -> Callable[[Situation], Any]:
    """What reads the fields that a rule's answer depends on."""
    return attrgetter(*sorted(rule.reads)) if rule.reads else _nothing


def _nothing(situation: Situation) -> None:
    """The key of a rule that looks at the message only."""
