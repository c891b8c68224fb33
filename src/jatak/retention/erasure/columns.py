"""What each column says of people, and what erasing does to each table, as `columns.toml` has it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Table:
    """One table."""

    name: str
    personal: tuple[str, ...]
    """Says something of a person."""
    link: tuple[str, ...]
    """Leads to one."""
    plain: tuple[str, ...]
    goes: str
    """`deleted`, `emptied` or `along`; empty where it stays or there is nothing to go."""
    stays: str
    """Why something stays; empty where nothing does."""
    company: str
    """How a row belongs to a company: `named`, `follows`, `used`, `ledger`, `shared` or `kept`; empty: of nobody."""

    @property
    def columns(self) -> list[str]:
        """All of them, as they are classified."""
        return [*self.personal, *self.link, *self.plain]


@cache
def tables() -> Mapping[str, Table]:
    """Every table of ours, by name."""
    read = _read()
    return {name: _table(name, said) for name, said in read.items() if name != "others"}


def is_of_others(name: str) -> bool:
    """Whether a table is one of those that hold nothing of our people: staff, the console's frame, jobs."""
    others = _read()["others"]
    return name in others["tables"] or name.startswith(tuple(others["prefixes"]))


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("columns.toml").read_text("utf-8"))


def _table(name: str, said: dict[str, Any]) -> Table:
    personal, link, plain = (tuple(said.get(kind, ())) for kind in ("personal", "link", "plain"))
    return Table(name, personal, link, plain, said.get("goes", ""), said.get("stays", ""), said.get("company", ""))
