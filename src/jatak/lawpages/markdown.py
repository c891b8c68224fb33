"""Markdown as text: headings, tables, links, lists."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from jatak.lawpages.folder import MARK

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def page(*blocks: str) -> str:
    """A page of these blocks, of which empty ones are left out."""
    return "\n\n".join((MARK, *(block for block in blocks if block))) + "\n"


def escaped(text: str) -> str:
    """A text as it is, on one line."""
    return re.sub(r"([\\`*\[\]<])", r"\\\1", " ".join(text.split()))


def link(text: str, target: str) -> str:
    """A link with this text, which is Markdown already."""
    return f"[{text}](<{target}>)" if re.search(r"[\s()]", target) else f"[{text}]({target})"


def code(text: str) -> str:
    """A name of the program."""
    return f"`{text}`"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells are Markdown."""
    lines = [tuple(head), ("---",) * len(head), *map(tuple, rows)]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def bullets(items: Iterable[str]) -> str:
    """A list."""
    return "\n".join(f"- {item}" for item in items)


def numbered(items: Iterable[str], first: int = 1) -> str:
    """A numbered list; further lines of an item are set in."""
    return "\n".join(_item(f"{number}. ", item) for number, item in enumerate(items, first))


def listed(items: Iterable[str], last: str = "and") -> str:
    """Items in a sentence: a, b and c."""
    several = list(items)
    return f" {last} ".join(filter(None, (", ".join(several[:-1]), *several[-1:])))


def day(when: date) -> str:
    """A day as people write it: 21 November 2026."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def sentence(text: str) -> str:
    """A text that begins with a capital and ends with a full stop."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def _item(mark: str, text: str) -> str:
    return mark + text.replace("\n", "\n" + " " * len(mark))
