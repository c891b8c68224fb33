"""Where the law says so, as a reader can follow it; every source of a decision is in the evidence."""

from collections.abc import Sequence

from jatak.evidence.contents import Row
from jatak.evidence.page import Inline, Link

SHOWN = 2
UNKNOWN = "not researched"
"""What a rule pack says of a question that nobody has looked up: no source, and nothing to follow."""

Cites = tuple[tuple[str, str], ...]


def cites_of(whole: Row) -> Cites:
    """The first sources of a stored decision, each with its address."""
    found = [(each["cite"], each["source"]) for each in whole["sources"] if not each["cite"].startswith(UNKNOWN)]
    return tuple(found[:SHOWN])


def listed(cites: Sequence[tuple[str, str]]) -> list[Inline]:
    """Them in one line."""
    apart: list[Inline] = []
    for cite, source in cites:
        apart += [Link(cite, source), ";"]
    return apart[:-1]
