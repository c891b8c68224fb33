"""Rows of tables as plain values that any program can read."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from itertools import islice, starmap
from typing import Any, TypeVar
from uuid import UUID

from jatak.evidence.contents import Row
from jatak.evidence.manifest import instant

T = TypeVar("T")

PIECE = 1000


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """A row by its columns: `person_id` becomes `person`, ids are text, instants are UTC, bytes are hexadecimal."""
    return dict(starmap(_told, values.items()))


def in_pieces(ids: Iterable[T], size: int = PIECE) -> Iterator[list[T]]:
    """Many ids, so many at a time."""
    rest = iter(ids)
    while piece := list(islice(rest, size)):
        yield piece


def named(rows: Iterable[Row], column: str) -> set[str]:
    """The ids that rows name in a column."""
    return {row[column] for row in rows if row[column] is not None}


def numbers(ids: Iterable[str]) -> list[int]:
    """Ids as the tables hold them, in order."""
    return sorted(map(int, ids))


@cache
def _column(name: str) -> tuple[str, bool]:
    """How a column is called in an export, and whether it holds an id."""
    return name.removesuffix("_id"), name == "id" or name.endswith("_id")


def _told(name: str, value: Any) -> tuple[str, Any]:
    called, is_id = _column(name)
    if value is None:
        return called, None
    return called, str(value) if is_id else _value(value)


def _value(value: Any) -> Any:
    match value:
        case str() | bool():
            return value
        case datetime():
            return instant(value)
        case date():
            return value.isoformat()
        case bytes() | memoryview():
            return bytes(value).hex()
        case Decimal() | UUID():
            return str(value)
        case [int(), *_]:
            return [str(each) for each in value]  # Only ids come in lists of numbers.
        case _:
            return value
