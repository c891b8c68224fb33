"""The roles that log in, and the one that gathers."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import psycopg
from psycopg import sql

from jatak.base.errors import UsageError
from jatak.database.connect import Connection, Unreachable, connect
from jatak.database.server import LOGINS, Server, role_password
from jatak.database.statements import statements
from jatak.database.verifier import scram_verifier

GATHER = "jatak_gather"
AT_ONCE = (psycopg.errors.UniqueViolation, psycopg.errors.InternalError_)
"""What PostgreSQL answers when somebody else made or changed the same role at this very moment."""
PARTS = statements("jatak.database", "roles.sql")


class RolesMissing(UsageError):
    """The administrator may not create the roles; the remedy is the SQL for somebody who may."""

    def __init__(self, user: str, script: str) -> None:
        super().__init__(
            f"The database role {user} may not create what is missing.",
            f"Have an administrator of the server run this in the database, then repeat the command:\n\n{script}",
        )
        self.script = script


class Standing(NamedTuple):
    """What is there already."""

    missing: list[str]
    hands_over: bool
    owns_database: bool
    creates: bool


def ensure_roles(connection: Connection, server: Server) -> None:
    """Make roles and schemas what roles.sql says; RolesMissing carries the SQL when the administrator may not.

    Roles belong to all databases of the server, and each is migrated under a lock of its own.
    """
    try:
        _ensure(connection, server)
    except AT_ONCE:
        _ensure(connection, server)


def _ensure(connection: Connection, server: Server) -> None:
    standing = _standing(connection)
    roles_ready = not standing.missing and standing.hands_over and _passwords_work(server)
    try:
        if not standing.creates:
            raise psycopg.errors.InsufficientPrivilege
        with connection.transaction():
            for part, wanted in (("roles", not roles_ready), ("schemas", True), ("owner", standing.owns_database)):
                if wanted:
                    connection.execute(_filled(connection, part))
    except psycopg.errors.InsufficientPrivilege:
        raise RolesMissing(connection.info.user, script(connection)) from None


def script(connection: Connection) -> str:
    """The SQL that somebody with the right to create roles has to run once."""
    return "\n\n".join(_filled(connection, part) for part in ("roles", "rights"))


@contextmanager
def may_own_functions(connection: Connection) -> Iterator[None]:
    """Let functions be handed over: a new owner needs CREATE on their schema at that moment, and at no other."""
    connection.execute("GRANT CREATE ON SCHEMA public TO jatak_gather")
    yield
    connection.execute("REVOKE CREATE ON SCHEMA public FROM jatak_gather")


def _standing(connection: Connection) -> Standing:
    # Since PostgreSQL 16 a member may lack the option to act as the role.
    membership = "SET" if connection.info.server_version >= 160_000 else "MEMBER"
    names = [*(f"jatak_{role}" for role in LOGINS), GATHER]
    row = connection.execute(PARTS["inspect"], {"names": names, "membership": membership}).fetchone()
    assert row is not None
    return Standing(*row)


def _passwords_work(server: Server) -> bool:
    try:
        for role in LOGINS:
            connect(server, role).close()
    except Unreachable:
        return False
    return True


def _filled(connection: Connection, part: str) -> str:
    names = {"admin": connection.info.user, "database": connection.info.dbname}
    quoted = {key: sql.Identifier(value).as_string(connection) for key, value in names.items()}
    if part != "roles":
        return PARTS[part].format(**quoted)
    return PARTS[part].format(**quoted, **{role: scram_verifier(role_password(role)) for role in LOGINS})
