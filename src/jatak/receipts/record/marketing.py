"""How a record of ours says whose marketing it is about, and about what; read again word for word."""

import re
from collections.abc import Iterable
from typing import NamedTuple

SAID = re.compile(r"Marketing of (?P<whose>.+?)(?: about (?P<topics>.+))?", re.DOTALL)


class Marketing(NamedTuple):
    """The names of brands or of the company, and those of topics; no topics: everything."""

    whose: tuple[str, ...]
    topics: tuple[str, ...]


def marketing_of(whose: Iterable[str], topics: Iterable[str]) -> str:
    """In words."""
    about = ", ".join(topics)
    return f"Marketing of {', '.join(whose)}" + (f" about {about}" if about else "")


def read_marketing(words: str) -> Marketing | None:
    """What such words say; None for the words of anybody else."""
    found = SAID.fullmatch(words)
    if found is None:
        return None
    return Marketing(tuple(found["whose"].split(", ")), tuple(filter(None, (found["topics"] or "").split(", "))))
