"""Phrases as the lists of each language write them, as a tree.

Words stand apart. `(a|b)` is one of these, `[a]` what may be missing, `<name>` one of a list of words, `...` up to four
words in between, `*` any letters. An apostrophe or a hyphen may be left out or be a blank.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from jatak.inbound.reading.words.folding import key
from jatak.inbound.reading.words.sentences import ADDRESS, LINK

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
NOTHING = Row(())


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the phrases of one language; its fillers are gone from a sentence before phrases are looked for."""

    lists: Lists
    fillers: Collection[str]

    def parsed(self, phrase: str) -> Node:
        """The tree of a phrase; raises ValueError naming what cannot be read."""
        parser = _Parser(phrase, self)
        node = parser.choice()
        if parser.tokens:
            raise ValueError(f"{phrase!r}: {parser.tokens[0]!r} is left over")
        if node == NOTHING or isinstance(node, Maybe):
            raise ValueError(f"{phrase!r}: needs no word at all")
        return node

    def choice(self, nodes: list[Node]) -> Node:
        """One of these."""
        told = [node for node in nodes if node != NOTHING]
        if not told:
            return NOTHING
        return told[0] if len(told) == 1 else Choice(tuple(told))

    def literal(self, written: str) -> Node:
        """A word; nothing, where it is a filler."""
        one = literal(written)
        return NOTHING if one.key in self.fillers and "*" not in written else one


def literal(written: str) -> Literal:
    """A word as a phrase writes it, with `*` before or behind."""
    bare = JOINTS.sub("", written.strip("*"))
    like = bare if bare in (ADDRESS, LINK) else key(bare)
    return Literal(like, written.endswith("*"), written.startswith("*"))


def literals(phrase: str) -> list[Literal]:
    """Every word that a phrase writes, apart from what joins them."""
    pieces = [piece for piece in TOKEN.findall(phrase) if piece not in ("...", *"()[]|") and piece[0] != "<"]
    return [literal(part) for piece in pieces for part in (piece, *JOINTS.split(piece)) if part.strip("*")]


class _Parser:
    def __init__(self, phrase: str, reader: Reader) -> None:
        self.phrase, self.reader = phrase, reader
        self.tokens = TOKEN.findall(phrase)

    def choice(self) -> Node:
        """Rows with `|` between them."""
        rows = [self._row()]
        while self.tokens[:1] == ["|"]:
            self.tokens.pop(0)
            rows.append(self._row())
        return self.reader.choice(rows)

    def _row(self) -> Node:
        nodes: list[Node] = []
        while self.tokens and self.tokens[0] not in ")]|":
            nodes.append(self._one(self.tokens.pop(0)))
        if not nodes:
            raise ValueError(f"{self.phrase!r}: something is missing")
        return _row([node for node in nodes if node != NOTHING])

    def _one(self, piece: str) -> Node:
        if piece == "(":
            return self._until(")")
        if piece == "[":
            inner = self._until("]")
            return inner if inner == NOTHING else Maybe(inner)
        if piece == "...":
            return Gap()
        if piece.startswith("<"):
            return self._list(piece[1:-1])
        return self._written(piece)

    def _until(self, closing: str) -> Node:
        node = self.choice()
        if self.tokens[:1] != [closing]:
            raise ValueError(f"{self.phrase!r}: {closing!r} is missing")
        self.tokens.pop(0)
        return node

    def _list(self, name: str) -> Node:
        if name not in self.reader.lists:
            raise ValueError(f"{self.phrase!r}: there is no list <{name}>")
        return self.reader.lists[name]

    def _written(self, piece: str) -> Node:
        """A word; with a joint in it, in one or in several."""
        parts = [part for part in JOINTS.split(piece) if part]
        if len(parts) < 2:
            return self.reader.literal(piece)
        apart = _row([node for node in map(self.reader.literal, parts) if node != NOTHING])
        return self.reader.choice([apart, self.reader.literal(JOINTS.sub("", piece))])


def _row(nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else Row(tuple(nodes))
