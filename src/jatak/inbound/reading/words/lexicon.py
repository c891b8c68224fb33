"""The phrases of one language by what they mean, found by the words that lead to them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import Any

from jatak.inbound.reading.words.folding import folded, key
from jatak.inbound.reading.words.grammar import Choice, Literal, Node, Reader, literal, literals
from jatak.inbound.reading.words.pattern import Pattern
from jatak.inbound.reading.words.sentences import Word

FOLDER = "jatak.inbound.reading.words.languages"
KINDS = (
    "says", "alone", "stop", "stay", "start", "told", "question", "other", "about", "form",
    "erasure", "account", "order", "access", "fewer", "elsewhere", "hint",
)  # fmt: skip
"""What phrases mean; `languages/README.md` says each in a sentence."""
MAIL = re.compile(r"\*?[^\s*()\[\]]{3,}\*")
"""What in the list of mail names mail by itself; `something` of that list does not."""
STOP = "stop"
"""Bare words, written with the courtesies that belong to them: `no thanks` is one, `no` is none."""
LONGEST_FILLER = 4
"""Words of a filler such as `as soon as possible`."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a phrase of a kind stands among the words that count: from the first to before the last."""

    kind: str
    first: int
    last: int


class Lexicon:
    """One language."""

    def __init__(self, language: str, raw: dict[str, Any]) -> None:
        self.language = language
        self.fillers = frozenset(folded(filler) for filler in raw["fillers"])
        self.courtesies = frozenset(filler[0] for filler in self.fillers if len(filler) == 1)
        self.common = frozenset(key(word) for word in raw["common"])
        self.person = frozenset(like for word in raw["person"] for like in folded(word))
        self.single = self.person - {key(word) for word in raw["plural"]}
        self.speaker = frozenset(key(word) for word in raw["speaker"])
        self.firm = tuple(literal(word) for word in raw["firm"])
        self.written = _written(raw)
        self.mail = tuple(literal(word) for word in raw.get("words", {}).get("mail", ()) if MAIL.fullmatch(word))
        lists = _lists(raw.get("words", {}), self.courtesies)
        self.always: list[tuple[str, Pattern]] = []
        self.exact: dict[str, list[tuple[str, Pattern]]] = defaultdict(list)
        self.begun: dict[str, list[tuple[str, Pattern]]] = defaultdict(list)
        for kind in KINDS:
            reader = Reader(lists, () if kind == STOP else self.courtesies)
            for phrase in raw.get(kind, ()):
                self._keep(kind, Pattern(phrase, reader.parsed(phrase)))

    def counting(self, words: Iterable[Word]) -> list[Word]:
        """The words without fillers."""
        rest, counted = list(words), []
        while rest:
            keys = tuple(word.key for word in rest[:LONGEST_FILLER])
            size = next((size for size in range(len(keys), 0, -1) if keys[:size] in self.fillers), 0)
            counted += [] if size else rest[:1]
            del rest[: size or 1]
        return counted

    def find(self, words: list[str]) -> list[Found]:
        """Every phrase that stands in these words, first place each; `words` without fillers."""
        line, starts = _line(words)
        found = []
        for kind, pattern in self._led(words):
            if match := pattern.expression.search(line):
                found.append(Found(kind, starts[match.start()], starts[match.end()]))
        return found

    def firmly(self, words: Iterable[str]) -> bool:
        """Whether they name what nobody speaks of by chance: mail, a list, a consent."""
        return any(stands(one, word) for word in words for one in self.firm)

    def knows(self, word: str) -> bool:
        """Whether the language's lists have this word anywhere; what they lack is a name or a thing."""
        return any(word[:length] in self.written[0] for length in range(1, len(word))) or word in self.written[1]

    def mails(self, words: Iterable[str]) -> bool:
        """Whether they name mail of any sort."""
        return any(stands(one, word) for word in words for one in self.mail)

    def whole(self, words: list[str], kind: str) -> bool:
        """Whether these words are one phrase of this kind, and nothing else."""
        line, _ = _line(words)
        return any(of == kind and pattern.expression.fullmatch(line, 1) is not None for of, pattern in self._led(words))

    def _led(self, words: list[str]) -> Iterator[tuple[str, Pattern]]:
        seen: set[int] = set()
        for entry in (*self.always, *(one for word in dict.fromkeys(words) for one in self._at(word))):
            if id(entry) not in seen:
                seen.add(id(entry))
                yield entry

    def _at(self, word: str) -> Iterator[tuple[str, Pattern]]:
        yield from self.exact.get(word, ())
        for length in range(1, len(word) + 1):
            yield from self.begun.get(word[:length], ())

    def _keep(self, kind: str, pattern: Pattern) -> None:
        entry = (kind, pattern)
        if not pattern.leads:
            self.always.append(entry)
        for lead in pattern.leads:
            (self.begun if lead.open else self.exact)[lead.key].append(entry)


def stands(literal: Literal, word: str) -> bool:
    """Whether this is the word of a literal."""
    if literal.opened and literal.open:
        return literal.key in word
    if literal.opened:
        return word.endswith(literal.key)
    return word.startswith(literal.key) if literal.open else word == literal.key


@cache
def lexicons() -> tuple[Lexicon, ...]:
    """Those of every language that there is a file of."""
    every = sorted(file.name for file in files(FOLDER).iterdir() if file.name.endswith(".toml"))
    return tuple(Lexicon(name[:-5], loads(files(FOLDER).joinpath(name).read_text("utf-8"))) for name in every)


def _line(words: Iterable[str]) -> tuple[str, dict[int, int]]:
    line, starts = " ", {1: 0}
    for number, word in enumerate(words, 1):
        line += f"{word} "
        starts[len(line)] = number
    return line, starts


def _written(raw: dict[str, Any]) -> tuple[frozenset[str], frozenset[str]]:
    """Every word of the lists: those that any letters may follow, and the whole ones."""
    lists = [*(of for name, of in raw.items() if name != "words"), *raw.get("words", {}).values()]
    every = [one for of in lists for phrase in of for one in literals(phrase) if not one.opened]
    return frozenset(one.key for one in every if one.open and one.key), frozenset(one.key for one in every)


def _lists(raw: dict[str, list[str]], fillers: frozenset[str]) -> dict[str, Node]:
    lists: dict[str, Node] = {}
    reader = Reader(lists, fillers)
    for name, phrases in raw.items():
        lists[name] = Choice(tuple(reader.parsed(phrase) for phrase in phrases))
    return lists
