"""Somebody's own text: what stands above, below and between what they quote."""

from collections.abc import Iterator
from dataclasses import dataclass

from jatak.inbound.reading.quotes import edges
from jatak.inbound.reading.quotes.attribution import attribution, wrote
from jatak.inbound.reading.quotes.headers import headers
from jatak.inbound.reading.quotes.lines import lines
from jatak.inbound.reading.words.folding import folded

WRAPPED_AT, LEFT_OVER = 60, 40
"""A line of quotation so long that its end was wrapped, and that end."""


@dataclass(frozen=True, slots=True)
class Own:
    """Their own text, and what they wrote below the close of their letter: a name, an address, a postscript."""

    body: str
    below: str


def own_words(text: str) -> Own:
    """The text without quotations, signature, disclaimer and lines of mail programs; any text, in linear time."""
    kept = list(_kept(lines(text)))
    closed = next((n for n, line in enumerate(kept) if n and edges.closing(line) and any(kept[:n])), len(kept))
    return Own("\n".join(kept[:closed]).strip(), "\n".join(kept[closed + 1 :]).strip())


def _kept(every: list[str]) -> Iterator[str]:
    at, said = 0, False
    while at < len(every):
        line = every[at]
        if quoted(line) or _left_over(every, at) or edges.device(line):
            at += 1
        elif count := _introduces(every, at):
            at = _below(every, at + count)
        elif headers(every, at) or edges.original(line):
            return
        elif edges.banner(line):
            at = _paragraph(every, at)
        elif edges.rule(line) or edges.signature(line) or edges.disclaimer(line):
            if said:
                return
            at = _paragraph(every, at) if edges.disclaimer(line) else at + 1
        else:
            said = said or bool(line.strip())
            yield line
            at += 1


def quoted(line: str) -> bool:
    """Whether this line is marked as a quotation."""
    return line.lstrip().startswith((">", "&gt;", "| ", "»"))


def _introduces(every: list[str], at: int) -> int:
    """How many lines from here introduce a quotation, or 0."""
    if count := attribution(every, at):
        return count
    below = _next(every, at + 1)
    named = every[at].rstrip().endswith(":") and wrote(folded(every[at]))
    return int(named and below < len(every) and quoted(every[below]))


def _below(every: list[str], at: int) -> int:
    """Where to go on below an attribution: at the marked lines, or at the end where nothing is marked."""
    below = _next(every, at)
    return below if below < len(every) and quoted(every[below]) else len(every)


def _next(every: list[str], at: int) -> int:
    while at < len(every) and not every[at].strip():
        at += 1
    return at


def _paragraph(every: list[str], at: int) -> int:
    while at < len(every) and every[at].strip():
        at += 1
    return at


def _left_over(every: list[str], at: int) -> bool:
    """Whether this is the wrapped end of the quoted line above."""
    if not 0 < at < len(every) - 1 or len(every[at]) > LEFT_OVER or not every[at].strip():
        return False
    return quoted(every[at - 1]) and len(every[at - 1]) >= WRAPPED_AT and quoted(every[at + 1])
