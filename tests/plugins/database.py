"""A database for tests: one server a session, and for each test that asks a fresh copy to commit in.

With JATAK_DATABASE_URL in the environment the tests use a database of their own on that server. They set the passwords
of its jatak roles, so let it be a server for tests.
"""

import os
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from jatak.database import embedded
from jatak.database.connect import Connection, connect, known_server, running_server
from jatak.database.place import socket_folder

_place: list[Path] = []
MEMORY = Path("/dev/shm")
ROOM = 4 << 30
"""Bytes that a session may need: making a database for each of some thousand tests is ten times as fast in memory."""


def pytest_configure(config: pytest.Config) -> None:
    """Point everything at a home of this session's own before Django reads its settings."""
    memory = _quick_place()
    _place.append(Path(tempfile.mkdtemp(prefix="jatak-test-", dir=memory)))
    if memory:  # Commands that tests run make databases in folders of their own.
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_place[0]))
    os.environ |= {"JATAK_HOME": str(_place[0] / "home"), "DJANGO_SETTINGS_MODULE": "jatak.site.web"}
    if url := os.environ.get("JATAK_DATABASE_URL"):
        own = conninfo_to_dict(url) | {"dbname": f"jatak_test_{os.getpid()}"}
        os.environ["JATAK_DATABASE_URL"] = make_conninfo(**own)
    with suppress(ValueError):  # pytest may run outside the main thread
        signal.signal(signal.SIGTERM, _interrupt)
    import django

    django.setup()


def _quick_place() -> Path | None:
    """In memory where there is room and nobody named another place; else where all that is temporary lies."""
    roomy = "TMPDIR" not in os.environ and MEMORY.is_dir() and os.access(MEMORY, os.W_OK | os.X_OK)
    return MEMORY if roomy and shutil.disk_usage(MEMORY).free > ROOM else None


def _interrupt(number: int, frame: object) -> None:
    raise KeyboardInterrupt


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind, also after Ctrl-C."""
    sockets = None if "JATAK_DATABASE_URL" in os.environ else socket_folder()
    if sockets:
        embedded.stop()
        shutil.rmtree(sockets, ignore_errors=True)
    shutil.rmtree(_place[0], ignore_errors=True)


@pytest.fixture(scope="session")
def template() -> Iterator[str]:
    """The name of a migrated database that each test gets a copy of."""
    from jatak.database.migrate import migrate

    server = running_server()
    name = f"{server.database}_template"
    if server.embedded:
        _hurry()
    migrate()
    _close_django()
    _administer("ALTER DATABASE {} RENAME TO {}", server.database, name)
    yield name
    _close_django()
    _administer("DROP DATABASE IF EXISTS {} WITH (FORCE)", server.database)
    _administer("DROP DATABASE {} WITH (FORCE)", name)


@pytest.fixture
def database(template: str) -> Iterator[None]:
    """A fresh database for one test, in which every role may log in and commit."""
    with fresh(template):
        yield


@pytest.fixture(scope="module")
def shared_database(template: str) -> Iterator[None]:
    """A fresh database for all tests of a file that only read; they ask for no other."""
    with fresh(template):
        yield


@contextmanager
def fresh(template: str) -> Iterator[None]:
    """A copy of the migrated database."""
    name = known_server().database
    _close_django()
    _administer("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
    _administer("CREATE DATABASE {} TEMPLATE {}", name, template)
    shutil.rmtree(_place[0] / "home" / "journal", ignore_errors=True)  # It would be that of another log.
    yield
    _close_django()


@pytest.fixture
def log_in(database: None) -> Iterator[Callable[[str], Connection]]:
    """Log in as a role, in autocommit mode, on a connection of its own."""
    opened: list[Connection] = []

    def log_in_as(role: str) -> Connection:
        opened.append(connect(known_server(), role))
        return opened[-1]

    yield log_in_as
    for connection in opened:
        connection.close()


def _administer(statement: str, *names: str) -> None:
    with connect(known_server(), database="postgres") as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))  # type: ignore[arg-type]


def _hurry() -> None:
    """Tests may lose their data when the machine stops."""
    with connect(known_server(), database="postgres") as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("ALTER SYSTEM SET full_page_writes = off")
        connection.execute("ALTER SYSTEM SET max_wal_size = '256MB'")
        connection.execute("SELECT pg_reload_conf()")


def _close_django() -> None:
    from django.db import connections

    all_connections: list[Any] = connections.all(initialized_only=True)
    for connection in all_connections:
        connection.close()
