"""How an up-to-date database is recognised quickly."""

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import psycopg

from jatak.database.connect import Connection
from jatak.database.server import LOGINS, role_password

WITH_TABLES = "django", "wagtail", "django-allauth", "django-taggit", "procrastinate"
SOURCES = "*/migrations/*.py", "**/*.sql", "clearance/*.py", "gate/*.py"
"""The gathering functions are generated: from the SQL and code of clearance, and from the layout of a situation."""


def fingerprint() -> str:
    """A hash of all that `migrate` applies: migrations, SQL, functions, and the passwords of the roles."""
    digest = hashlib.sha256("".join(map(version, WITH_TABLES)).encode())
    for part in _parts():
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def _parts() -> Iterator[bytes]:
    source = Path(str(files("jatak")))
    for pattern in SOURCES:
        for file in sorted(source.glob(pattern)):
            yield str(file.relative_to(source)).encode()
            yield file.read_bytes()
    yield from (role_password(role).encode() for role in LOGINS)


def recorded(connection: Connection) -> str | None:
    """The fingerprint of the last complete migration, None before the first."""
    try:
        row = connection.execute("SELECT fingerprint FROM public.jatak_fingerprint").fetchone()
    except psycopg.errors.UndefinedTable:
        return None
    return str(row[0]) if row else None


def write_fingerprint(connection: Connection, value: str) -> None:
    """Remember that everything has been applied."""
    with connection.transaction():
        connection.execute("CREATE TABLE IF NOT EXISTS public.jatak_fingerprint (fingerprint text NOT NULL)")
        connection.execute("DELETE FROM public.jatak_fingerprint")
        connection.execute("INSERT INTO public.jatak_fingerprint VALUES (%s)", [value])
