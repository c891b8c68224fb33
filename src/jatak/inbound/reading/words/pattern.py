"""A phrase ready to be looked for: what leads to it, and an expression over whole words that cannot run away."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from jatak.inbound.reading.words.grammar import Choice, Gap, Literal, Maybe, Node, Row

COSTS = {1: 200, 2: 100, 3: 50, 4: 10, 5: 3}
"""How common a word of so many letters is, roughly; longer ones are rare."""
NEVER = 10**9


@dataclass(frozen=True)
class Pattern:
    """One phrase; every gap and repetition in it is bounded, so that the time is linear in the words."""

    phrase: str
    tree: Node

    @cached_property
    def leads(self) -> frozenset[Literal]:
        """Words of which one stands wherever the phrase stands; empty: none can be told."""
        cost, words = _leads(self.tree)
        return words if cost < NEVER else frozenset()

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """Over words that each end in a blank, from the beginning of one."""
        return re.compile(rf"(?<= ){_expression(self.tree)}")


def _expression(node: Node) -> str:
    match node:
        case Literal(word, opened_after, opened_before):
            return f"{'[^ ]*' if opened_before else ''}{re.escape(word)}{'[^ ]*' if opened_after else ''} "
        case Row(of):
            return "".join(map(_expression, of))
        case Choice(of):
            return f"(?:{'|'.join(map(_expression, of))})"
        case Maybe(of):
            return f"(?:{_expression(of)})?"
        case Gap():
            return "(?:[^ ]+ ){0,4}?"


def _leads(node: Node) -> tuple[int, frozenset[Literal]]:
    match node:
        case Literal():
            return (NEVER if node.opened else COSTS.get(len(node.key), 1)), frozenset([node])
        case Row(of):
            return min(map(_leads, of), key=lambda found: found[0])
        case Choice(of):
            return _together(map(_leads, of))
        case _:
            return NEVER, frozenset()


def _together(found: Iterable[tuple[int, frozenset[Literal]]]) -> tuple[int, frozenset[Literal]]:
    costs, words = zip(*found, strict=True)
    return sum(costs), frozenset[Literal]().union(*words)
