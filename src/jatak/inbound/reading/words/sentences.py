"""A text as sentences of words, each word knowing where it stood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from jatak.inbound.reading.words.folding import key

ADDRESS, LINK = "@", "://"
"""What an e-mail address and a link are as words."""
CHUNK = re.compile(r"\n\s*\n|\n|[^\s]+")
PIECE = re.compile(r"[^\W_]+|[.!?…;:。！？]+|[,()\[\]{}/|–—•*\"“”«»„]|-{2,}|\B-\B")
STOPS = ".!?…;:。！？"
NUMBERED = re.compile(r"\d")
MOST_WORDS = 80
"""A sentence that goes on is cut here: nobody asks for anything in so many words."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place in the text; `clause` and `line` count within the sentence."""

    key: str
    start: int
    end: int
    clause: int
    line: int


@dataclass(frozen=True)
class Sentence:
    """Words that belong together; `asked`: it ends with a question mark."""

    words: tuple[Word, ...]
    asked: bool

    @cached_property
    def linked(self) -> bool:
        """Whether a link stands in it."""
        return any(word.key == LINK for word in self.words)

    def clauses(self) -> list[tuple[Word, ...]]:
        """Its clauses, as commas and brackets part them."""
        numbers = sorted({word.clause for word in self.words})
        return [tuple(word for word in self.words if word.clause == number) for number in numbers]

    def parts(self) -> Iterator[tuple[Word, ...]]:
        """The whole, its lines and its clauses, each once."""
        seen = {self.words}
        yield self.words
        for of in ("line", "clause"):
            for number in sorted({getattr(word, of) for word in self.words}):
                part = tuple(word for word in self.words if getattr(word, of) == number)
                if part not in seen:
                    seen.add(part)
                    yield part


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text: they end with a stop, an empty line, or after MOST_WORDS words."""
    reader = _Reader(text)
    reader.read()
    return reader.done


class _Reader:
    def __init__(self, text: str) -> None:
        self.text, self.done = text, list[Sentence]()
        self.words: list[Word] = []
        self.clause = self.line = 0

    def read(self) -> None:
        for chunk in CHUNK.finditer(self.text):
            if chunk[0].startswith("\n"):
                self._newline(chunk[0])
            else:
                self._chunk(chunk[0], chunk.start())
            if len(self.words) >= MOST_WORDS:
                self._end()
        self._end()

    def _newline(self, chunk: str) -> None:
        if chunk.count("\n") > 1:
            self._end()
        self.line += 1
        self.clause += 1

    def _chunk(self, chunk: str, start: int) -> None:
        if special := _special(chunk):
            self._add(special, start, start + len(chunk))
            return
        for piece in PIECE.finditer(chunk):
            if piece[0][0] in STOPS:
                if not self._abbreviates(piece[0], start + piece.end()):
                    self._end("?" in piece[0] or "？" in piece[0])
            elif piece[0][0].isalnum():
                self._add(key(piece[0]), start + piece.start(), start + piece.end())
            else:
                self.clause += 1

    def _abbreviates(self, stop: str, end: int) -> bool:
        """Whether a number follows, as in `art. 21`."""
        return stop == "." and NUMBERED.match(self.text[end : end + 2].strip()) is not None

    def _add(self, like: str, start: int, end: int) -> None:
        if like:
            self.words.append(Word(like, start, end, self.clause, self.line))

    def _end(self, asked: bool = False) -> None:
        if self.words:
            self.done.append(Sentence(tuple(self.words), asked))
            self.words = []


def _special(chunk: str) -> str:
    if "://" in chunk or "mailto:" in chunk or chunk.lower().lstrip("<([").startswith("www."):
        return LINK
    at = chunk.find("@")
    return ADDRESS if at > 0 and "." in chunk[at:] else ""
