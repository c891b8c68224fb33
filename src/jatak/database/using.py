"""Which role the current work is done as."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from jatak.database.settings import ROLES

_role: ContextVar[str | None] = ContextVar("role", default=None)


def alias() -> str:
    """Django's name of the connection to use now: the role's, or `default` when it is the role of this process."""
    role = _role.get()
    return "default" if role is None or role == settings.JATAK_ROLE else role


@contextmanager
def acting_as(role: str) -> Iterator[None]:
    """Do the work inside as another role: `admin`, `consent`, `customers`, `web`, `worker` or `retention`.

    Each role has a connection of its own, so what is done as two roles is two transactions.
    """
    if role not in ROLES:
        raise ValueError(f"not a role of the database: {role!r}")
    token = _role.set(role)
    try:
        yield
    finally:
        _role.reset(token)


def connection() -> BaseDatabaseWrapper:
    """The connection of the current role."""
    return connections[alias()]


def atomic(**options: Any) -> AbstractContextManager[None]:
    """A transaction of the current role; the options are Django's `savepoint` and `durable`."""
    return transaction.atomic(using=alias(), **options)


class RoleRouter:
    """Sends every query to the connection of the current role, and migrations to the administrator's."""

    def db_for_read(self, model: object, **hints: object) -> str:
        """Reads are done as the current role."""
        return alias()

    def db_for_write(self, model: object, **hints: object) -> str:
        """Writes are done as the current role."""
        return alias()

    def allow_relation(self, first: object, second: object, **hints: object) -> bool:
        """All roles share one database, so everything may refer to everything."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: object) -> bool:
        """The administrator owns the tables, so the administrator alone makes them."""
        return db == "admin" or (db == "default" and settings.JATAK_ROLE == "admin")
