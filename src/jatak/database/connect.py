"""Connections of the administrator, before and beside Django."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from typing import Any, TypeAlias

import psycopg
from psycopg import sql

from jatak.base.errors import JatakError, UsageError
from jatak.database.embedded import embedded_server, ensure_running
from jatak.database.server import Server
from jatak.database.url import refuse_too_old, url_server

Connection: TypeAlias = "psycopg.Connection[tuple[Any, ...]]"

_database: ContextVar[str | None] = ContextVar("database", default=None)


def known_server() -> Server:
    """The server that the environment names; nothing is started."""
    return _with_database(url_server() or embedded_server())


def running_server() -> Server:
    """The server that the environment names; the embedded one is started when it does not run."""
    return _with_database(url_server() or ensure_running())


@contextmanager
def in_database(name: str) -> Iterator[None]:
    """Let the server mean another of its databases inside."""
    token = _database.set(name)
    try:
        yield
    finally:
        _database.reset(token)


def _with_database(server: Server) -> Server:
    name = _database.get()
    return server if name is None else replace(server, parameters={**server.parameters, "dbname": name})


def connect(server: Server, role: str = "admin", database: str = "") -> Connection:
    """Log in as a role, in autocommit mode, or say why the server cannot be reached."""
    parameters = server.login(role) | ({"dbname": database} if database else {})
    try:
        connection = psycopg.connect(**parameters, autocommit=True)  # type: ignore[arg-type]
    except psycopg.OperationalError as error:
        raise Unreachable(server, error) from error
    refuse_too_old(connection)
    return connection


class Unreachable(JatakError):
    """The server does not answer, or refuses the login."""

    def __init__(self, server: Server, error: psycopg.OperationalError) -> None:
        super().__init__(
            f"The database {server.database} on {server.host} cannot be reached: {str(error).strip()}",
            "Look at JATAK_DATABASE_URL and at the server." if not server.embedded else "Try bin/jatak db start.",
        )
        self.no_such_database = f'database "{server.database}" does not exist' in str(error)


def connect_or_create(server: Server) -> Connection:
    """Log in as administrator; a database that does not exist yet is created."""
    try:
        return connect(server)
    except Unreachable as unreachable:
        if not unreachable.no_such_database:
            raise
    _create_database(server)
    return connect(server)


def _create_database(server: Server) -> None:
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(sql.Identifier(server.database))
    with connect(server, database="postgres") as connection:
        try:
            connection.execute(statement)
        except psycopg.errors.DuplicateDatabase:
            pass
        except psycopg.errors.InsufficientPrivilege:
            user = connection.info.user
            raise UsageError(
                f"{user} may not create the database {server.database} on {server.host}.",
                f'Ask its administrator to run: CREATE DATABASE "{server.database}" OWNER "{user}" '
                "TEMPLATE template0 ENCODING 'UTF8';",
            ) from None
