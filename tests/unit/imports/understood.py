"""Rows of a file as they are understood."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.unit.imports.files import table

from jatak.imports.opening import Asked, open_table
from jatak.imports.row import Refused, Row
from jatak.imports.understanding.rows import Rows

NOON = datetime(2026, 5, 3, 12, tzinfo=UTC)


def understood(
    folder: Path, content: str | bytes, name: str = "people.csv", as_: str = "", **mapping: Any
) -> list[Row | Refused]:
    """Every row of a file with this content; the mapping is as TOML has it."""
    found = open_table(table(folder, content, name), Asked(format=as_, mapping_name="map.toml", mapping=mapping))
    return list(Rows(found.table, found.mapping, NOON).read())


def standing(rows: list[Row | Refused]) -> dict[str, str]:
    """What each address said."""
    return {row.normalised: row.standing.value for row in rows if isinstance(row, Row)}


def grades(rows: list[Row | Refused]) -> dict[str, str]:
    """What each address could prove."""
    return {row.normalised: row.grade.value for row in rows if isinstance(row, Row)}


def reasons(rows: list[Row | Refused]) -> dict[int, str]:
    """Why lines were refused."""
    return {row.number: row.reason for row in rows if isinstance(row, Refused)}
