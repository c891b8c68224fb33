"""A mapping file to begin with, proposed from the headers of a table and its first lines."""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import islice

from jatak.imports.mapping.answers import answers
from jatak.imports.mapping.date_column import is_date
from jatak.imports.mapping.headers import bare, distinct
from jatak.imports.mapping.mapping import MEANINGS
from jatak.imports.reading.table import Table

INTRODUCTION = """\
# What the columns of {name} mean. Look at each line; docs/import.md explains them.

# What every row says: "yes", "no", "unreachable", "unconfirmed" or "silent" - unless a column says it, see below.
# says = "yes"
# channels = ["email"]

# Where the clock of the file stands. How its dates are written is found out, and said where they may be read in two
# ways: "ISO", "DD/MM/YYYY", "MM/DD/YYYY", "DD.MM.YYYY", "unix", "excel".
time_zone = "UTC"
# dates = "DD/MM/YYYY"

# For telephone numbers without a country, where no column names one.
# country = "DK"

# Where people said yes, if no column says it.
# source = "Newsletter form"
"""
STANDING = """
[[standing]]
column = {column}
# channels = ["email"]
yes = {yes}
no = {no}
# Other words in its cells: values = {{ "subscribed" = "yes", "gone" = "no" }}
"""
WORDS = """
# The words that people were shown, as you say. Without them nobody can show what a yes was about, and it permits
# nothing.
# [[words]]
# name = "newsletter 2023"
# source = "Newsletter form"     # as the file or `source` above calls it; left out: every source
# from = 2023-01-01
# until = 2024-12-31
# channels = ["email"]
# double_opt_in = false
# [words.texts.en]
# asked = "..."
# withdrawal = "..."
"""

DATED = {"says_yes": "said_at", "says_no": "left_at"}
ANSWERED = {dated: answered for answered, dated in DATED.items()}
SOME = 500
"""Lines that are looked at."""


def proposed(table: Table) -> str:
    """The text of the file; columns that nobody recognises stand in it as remarks."""
    meant = _meant(table)
    lines = [INTRODUCTION.format(name=table.name), "[columns]"]
    lines += [_column(meaning, [name for name, found in meant.items() if found == meaning]) for meaning in MEANINGS]
    if others := [name for name, found in meant.items() if not found]:
        lines.append(f"# Not used: {', '.join(' '.join(name.split()) for name in others)}")
    for answer, yes, no in (("yes", "yes", "silent"), ("no", "no", "silent")):
        lines += [
            STANDING.format(column=_quoted(name), yes=_quoted(yes), no=_quoted(no)).rstrip("\n")
            for name, found in meant.items()
            if found == f"says_{answer}"
        ]
    return "\n".join(lines) + "\n" + WORDS


def _meant(table: Table) -> dict[str, str]:
    """What each column means by its name and its first lines."""
    header = distinct(table.header.cells)
    asked = {place: name for place, name in enumerate(header) if meaning_of(name) in (*DATED, *ANSWERED)}
    seen: dict[str, set[str]] = {name: set() for name in header}
    for record in islice(table.records() if asked else (), SOME):
        if record.trouble is None:
            for place, name in asked.items():
                seen[name].add(record.cells[place])
    return {name: meaning_by(name, cells) for name, cells in seen.items()}


def _column(meaning: str, names: list[str]) -> str:
    return f"{meaning} = {_written(names)}" if names else f"# {meaning} = ...   # {MEANINGS[meaning]}"


def meaning_of(header: str) -> str:
    """What a column of this name often holds: a meaning, `says_yes`, `says_no`, or nothing."""
    name = bare(header)
    return next((meaning for meaning, known in _known().items() if name in known), "")


def meaning_by(header: str, cells: Iterable[str]) -> str:
    """The same, but where the name says whether and the cells are dates it tells when, and the other way round."""
    meaning, filled = meaning_of(header), {cell.strip() for cell in cells} - {""}
    if meaning in DATED and filled and all(map(is_date, filled)):
        return DATED[meaning]
    if meaning in ANSWERED and any(cell.casefold() in answers() for cell in filled) and not any(map(is_date, filled)):
        return ANSWERED[meaning]
    return meaning


@cache
def _known() -> dict[str, frozenset[str]]:
    table = tomllib.loads(files("jatak.imports").joinpath("proposing.toml").read_text("utf-8"))
    return {meaning: frozenset(map(bare, names)) for meaning, names in table.items()}


def _written(names: list[str]) -> str:
    return _quoted(names[0]) if len(names) == 1 else f"[{', '.join(map(_quoted, names))}]"


def _quoted(text: str) -> str:
    """As a basic string of TOML has it."""
    escaped = "".join(f"\\u{ord(each):04x}" if each in '"\\' or not each.isprintable() else each for each in text)
    return f'"{escaped}"'
