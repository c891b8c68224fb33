"""Named statements in the .sql files of a room."""

import re
from collections.abc import Iterable, Mapping
from importlib.resources import files

NAME = re.compile(r"^-- name: (\w+)\n", re.MULTILINE)


def statements(package: str, file: str) -> dict[str, str]:
    """The parts of a .sql file, by the names in its lines `-- name: ...`."""
    _, *parts = NAME.split(files(package).joinpath(file).read_text())
    return dict(zip(parts[::2], (part.strip() for part in parts[1::2]), strict=True))


def filled(statement: str, parts: Mapping[str, str]) -> str:
    """A statement with its places `{name}` filled by the parts of these names, which may have places themselves."""
    for name, part in parts.items():
        statement = statement.replace(f"{{{name}}}", part)
    return statement


def array(values: Iterable[object]) -> str:
    """PostgreSQL's array literal of numbers, ids or plain words, which need no quotes.

    For arrays of which there are thousands a second: psycopg adapts each element.
    """
    return "{" + ",".join(["NULL" if value is None else str(value) for value in values]) + "}"
