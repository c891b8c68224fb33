"""Phrases as the lists of each language write them, as a tree.

Words stand apart. `(a|b)` is one of these, `[a]` what may be missing, `<name>` one of a list of words, `...` up to four
words in between, `*` any letters. An apostrophe or a hyphen may be left out or be a blank.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jatak.inbound.reading.words.folding import key

TOKEN = re.compile(r"\.\.\.|<[^<>\s]+>|[()\[\]|]|[^\s()\[\]|<>]+")
JOINTS = re.compile(r"['’-]")


@dataclass(frozen=True, slots=True)
class Literal:
    """One word; with `open`, any letters may follow, with `opened`, go before."""

    key: str
    open: bool = False
    opened: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One after the other."""

    of: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of these."""

    of: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Maybe:
    """This or nothing."""

    of: "Node"


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to four words."""


Node = Literal | Row | Choice | Maybe | Gap
Lists = Mapping[str, Node]


def parsed(phrase: str, lists: Lists) -> Node:
    """The tree of a phrase; raises ValueError naming what cannot be read."""
    parser = _Parser(phrase, lists)
    node = parser.choice()
    if parser.tokens:
        raise ValueError(f"{phrase!r}: {parser.tokens[0]!r} is left over")
    return node


class _Parser:
    def __init__(self, phrase: str, lists: Lists) -> None:
        self.phrase, self.lists = phrase, lists
        self.tokens = TOKEN.findall(phrase)

    def choice(self) -> Node:
        """Rows with `|` between them."""
        rows = [self._row()]
        while self.tokens[:1] == ["|"]:
            self.tokens.pop(0)
            rows.append(self._row())
        return rows[0] if len(rows) == 1 else Choice(tuple(rows))

    def _row(self) -> Node:
        nodes: list[Node] = []
        while self.tokens and self.tokens[0] not in ")]|":
            nodes.append(self._one(self.tokens.pop(0)))
        if not nodes:
            raise ValueError(f"{self.phrase!r}: something is missing")
        return nodes[0] if len(nodes) == 1 else Row(tuple(nodes))

    def _one(self, piece: str) -> Node:
        inner: Mapping[str, Callable[[], Node]] = {"(": lambda: self._until(")"), "[": lambda: Maybe(self._until("]"))}
        if piece in inner:
            return inner[piece]()
        if piece == "...":
            return Gap()
        if piece.startswith("<"):
            return self._list(piece[1:-1])
        return _written(piece)

    def _until(self, closing: str) -> Node:
        node = self.choice()
        if self.tokens[:1] != [closing]:
            raise ValueError(f"{self.phrase!r}: {closing!r} is missing")
        self.tokens.pop(0)
        return node

    def _list(self, name: str) -> Node:
        if name not in self.lists:
            raise ValueError(f"{self.phrase!r}: there is no list <{name}>")
        return self.lists[name]


def _written(token: str) -> Node:
    """A word; with a joint in it, in one or in several."""
    parts = [part for part in JOINTS.split(token) if part]
    if len(parts) < 2:
        return _literal(token)
    return Choice((Row(tuple(_literal(part) for part in parts)), _literal(JOINTS.sub("", token))))


def _literal(token: str) -> Literal:
    bare = token.strip("*")
    return Literal(bare if bare in ("@", "://") else key(bare), token.endswith("*"), token.startswith("*"))
