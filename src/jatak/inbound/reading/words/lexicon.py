"""The phrases of one language by what they mean, found by the words that lead to them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import Any

from jatak.inbound.reading.words.folding import key
from jatak.inbound.reading.words.grammar import Choice, Node, parsed
from jatak.inbound.reading.words.pattern import Pattern

FOLDER = "jatak.inbound.reading.words.languages"
KINDS = (
    "says", "alone", "stop", "stay", "start", "told", "question", "other", "erasure", "account", "order", "access",
    "fewer", "hint",
)  # fmt: skip
"""What phrases mean; `languages/README.md` says each in a sentence."""


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
        self.fillers = frozenset(key(word) for word in raw["fillers"])
        self.common = frozenset(key(word) for word in raw["common"])
        lists = _lists(raw.get("words", {}))
        self.always: list[tuple[str, Pattern]] = []
        self.exact: dict[str, list[tuple[str, Pattern]]] = defaultdict(list)
        self.begun: dict[str, list[tuple[str, Pattern]]] = defaultdict(list)
        for kind in KINDS:
            for phrase in raw.get(kind, ()):
                self._keep(kind, Pattern(phrase, parsed(phrase, lists)))

    def find(self, words: list[str]) -> list[Found]:
        """Every phrase that stands in these words, first place each; `words` without fillers."""
        line, starts = _line(words)
        found = []
        for kind, pattern in self._led(words):
            if match := pattern.expression.search(line):
                found.append(Found(kind, starts[match.start()], starts[match.end()]))
        return found

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


def _lists(raw: dict[str, list[str]]) -> dict[str, Node]:
    lists: dict[str, Node] = {}
    for name, phrases in raw.items():
        lists[name] = Choice(tuple(parsed(phrase, lists) for phrase in phrases))
    return lists
