"""What is the same for every address of a line: who it is, and where they said it."""

import re
from collections.abc import Callable

from jatak.imports.understanding.columns import Cells, Columns
from jatak.people.country_spellings import country_code

LANGUAGE = re.compile(r"[a-z]{2,3}(?=[-_]|$)")
IP = re.compile(r"[0-9A-Fa-f.:]{3,45}")
LONGEST_NAME = 300


def name_reader(columns: Columns) -> Callable[[Cells], str]:
    """The function to a person's name: the cells that hold a part of it, with one space between."""
    places = columns.of("name")

    def name(cells: Cells) -> str:
        parts = [part for place in places if (part := cells[place].strip())]
        return " ".join(" ".join(parts).split())[:LONGEST_NAME] if parts else ""

    return name


def language_reader(columns: Columns) -> Callable[[Cells], str]:
    """The function to a language's code of two or three letters; empty for what is none."""
    pick = columns.pick("language")

    def language(cells: Cells) -> str:
        found = LANGUAGE.match(pick(cells).lower())
        return found[0] if found else ""

    return language


def country_reader(columns: Columns) -> Callable[[Cells], str | None]:
    """The function to a country's code; None for what is none."""
    pick = columns.pick("country")
    known: dict[str, str | None] = {"": None}

    def country(cells: Cells) -> str | None:
        cell = pick(cells)
        if cell not in known:
            if len(known) > 10_000:
                known.clear()
            known[cell] = country_code(cell)
        return known[cell]

    return country


def ip_reader(columns: Columns, meaning: str) -> Callable[[Cells], str]:
    """The function to an IP address; empty for what does not look like one."""
    pick = columns.pick(meaning)

    def ip(cells: Cells) -> str:
        cell = pick(cells)
        return cell if IP.fullmatch(cell) else ""

    return ip
