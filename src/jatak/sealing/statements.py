"""The statements of this room, and asking one of them."""

from collections.abc import Mapping
from typing import Any

from jatak.database.statements import statements
from jatak.database.using import connection

SQL = statements("jatak.sealing.sql", "sealing.sql")


def rows(name: str, values: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
    """What a statement answers, as the current role."""
    with connection().cursor() as cursor:
        cursor.execute(SQL[name], values)
        return [tuple(row) for row in cursor.fetchall()]


def value(name: str, values: Mapping[str, Any] | None = None) -> Any:
    """The one value that a statement answers; None where it answers nothing."""
    found = rows(name, values)
    return found[0][0] if found else None
