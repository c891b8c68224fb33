"""A database of its own for a while, beside the company's on the same server."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psycopg
from django.db import connections
from psycopg import sql

from jatak.base.errors import UsageError
from jatak.database.connect import Connection, connect, in_database, running_server
from jatak.database.migrate import migrate
from jatak.database.roles import RolesMissing

PREFIX = "jatak_scratch_"
OURS = "SELECT datname FROM pg_database WHERE datname ~ %s AND pg_has_role(datdba, 'USAGE')"


class NoScratch(UsageError):
    """The login of the server may not make a database, or not the roles that it needs."""


@contextmanager
def scratch() -> Iterator[str]:
    """Work inside in a fresh database of this version, which is dropped at the end; the company's is not touched.

    Django's connections and `known_server()` mean it meanwhile: for a process that does nothing else at the time. What
    a killed run left behind is dropped first. Gives the name of the database; raises NoScratch.
    """
    with empty_scratch() as name:
        _migrate()
        yield name


@contextmanager
def empty_scratch() -> Iterator[str]:
    """The same with a database in which there is nothing yet."""
    with connect(running_server(), database="postgres") as keeper:
        _drop_left_overs(keeper)
        name = f"{PREFIX}{secrets.token_hex(8)}"
        try:
            _create(keeper, name)
            with in_database(name), django_in(name):
                yield name
        finally:
            _drop(keeper, name)


def _create(keeper: Connection, name: str) -> None:
    """The lock, held before there is a database, says that this one is no left-over; it ends with the connection."""
    keeper.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [name])
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(sql.Identifier(name))
    try:
        keeper.execute(statement)
    except psycopg.errors.InsufficientPrivilege:
        user = keeper.info.user
        raise NoScratch(
            f"{user} may not create databases on {keeper.info.host}, and this needs one of its own for a moment.",
            f'Ask the administrator of the server to run: ALTER ROLE "{user}" CREATEDB; '
            "or run it without JATAK_DATABASE_URL, with the database that jatak brings.",
        ) from None


def _migrate() -> None:
    try:
        migrate()
    except RolesMissing as missing:
        raise NoScratch(missing.message, "Run bin/jatak migrate first, and do what it says.") from None


def _drop_left_overs(keeper: Connection) -> None:
    for (name,) in keeper.execute(OURS, [f"^{PREFIX}[0-9a-f]{{16}}$"]).fetchall():
        row = keeper.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", [name]).fetchone()
        if row and row[0]:
            _drop(keeper, name)
            keeper.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", [name])


def _drop(keeper: Connection, name: str) -> None:
    """Drop a database; where that fails, because the server stopped or somebody looks in, the next run does it."""
    with suppress(psycopg.OperationalError):
        keeper.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))


@contextmanager
def django_in(name: str) -> Iterator[None]:
    """Let every connection of Django, which has one for each role, lead there."""
    before = {alias: connections[alias].settings_dict["NAME"] for alias in connections}
    _lead(dict.fromkeys(before, name))
    try:
        yield
    finally:
        _lead(before)


def _lead(names: dict[str, str]) -> None:
    for alias, name in names.items():
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name
