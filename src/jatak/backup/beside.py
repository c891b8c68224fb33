"""A database beside the present one, and putting it in its place."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import psycopg
from django.db import connections
from psycopg import sql

from jatak.base.errors import UsageError
from jatak.database.connect import Connection, connect, running_server
from jatak.database.roles import ensure_roles

OTHERS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = %s AND pid <> pg_backend_pid() AND usename LIKE 'jatak%%' AND backend_type = 'client backend'
"""
THERE = "SELECT EXISTS (SELECT FROM pg_database WHERE datname = %s)"


def refuse_others() -> None:
    """Raise UsageError while anything else works in the database."""
    connections.close_all()
    server = running_server()
    with connect(server, database="postgres") as keeper:
        found = keeper.execute(OTHERS, [server.database]).fetchone()
    if found and found[0]:
        raise UsageError(
            f"Something still works in the database {server.database}: {found[0]} connections.",
            "Stop `jatak serve`, `web`, `worker` and `jobs` on every machine, then repeat the command.",
        )


def is_there() -> bool:
    """Whether there is a database to be kept."""
    server = running_server()
    with connect(server, database="postgres") as keeper:
        return _is_there(keeper, server.database)


@contextmanager
def beside() -> Iterator[str]:
    """The name of an empty database with the roles that it needs; it is dropped unless it was put in place."""
    server = running_server()
    name = f"{server.database}_restoring_{secrets.token_hex(4)}"
    with connect(server, database="postgres") as keeper:
        _create(keeper, name)
        try:
            with connect(server, database=name) as connection:
                ensure_roles(connection, server)
                connection.execute("DROP SCHEMA consent; DROP SCHEMA customers")  # The dump brings them.
            yield name
        finally:
            connections.close_all()
            keeper.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))


def put_in_place(name: str, at: datetime) -> str:
    """Let this be the database from now on; gives the name under which the former one stays, empty without one."""
    connections.close_all()
    server = running_server()
    earlier = f"{server.database}_before_{at:%Y%m%d_%H%M%S}"
    with connect(server, database="postgres") as keeper, keeper.transaction():
        was = _is_there(keeper, server.database)
        if was:
            _rename(keeper, server.database, earlier)
        _rename(keeper, name, server.database)
    return earlier if was else ""


def _is_there(keeper: Connection, name: str) -> bool:
    found = keeper.execute(THERE, [name]).fetchone()
    return bool(found and found[0])


def _create(keeper: Connection, name: str) -> None:
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(sql.Identifier(name))
    try:
        keeper.execute(statement)
    except psycopg.errors.InsufficientPrivilege:
        user = keeper.info.user
        raise UsageError(
            f"{user} may not create databases on {keeper.info.host}, and restoring needs one beside the present one.",
            f'Ask the administrator of the server to run: ALTER ROLE "{user}" CREATEDB;',
        ) from None


def _rename(keeper: Connection, name: str, to: str) -> None:
    try:
        keeper.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(name), sql.Identifier(to)))
    except psycopg.errors.ObjectInUse as error:
        raise UsageError(
            f"Something began to work in the database {name} meanwhile. It is as it was.",
            "Stop `jatak serve`, `web`, `worker` and `jobs` on every machine, then repeat the command.",
        ) from error
