"""Bringing the database to this version: one command, safe to repeat and to run twice at once."""

import importlib
import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from psycopg.conninfo import make_conninfo

from jatak.base.errors import JatakError
from jatak.database.connect import Connection, connect_or_create, running_server
from jatak.database.fingerprint import fingerprint, recorded, write_fingerprint
from jatak.database.grants import apply_grants
from jatak.database.hash_key import refuse_another, remember
from jatak.database.others import lay_others
from jatak.database.roles import ensure_roles, may_own_functions
from jatak.database.server import Server

# Modules with a function `install(connection)`, run as administrator after Django's migrations and before the grants.
# It gets a psycopg connection inside one transaction, and must be safe to repeat (CREATE OR REPLACE).
INSTALLERS = ("jatak.clearance.functions",)

WEB_SETTINGS = "jatak.site.web"
LOCK = 0x6A6174616B  # "jatak"


def migrate() -> bool:
    """Bring the database to this version; False when it was there already, AnotherKey before anything else is done."""
    server = running_server()
    with connect_or_create(server) as connection, _alone(connection):
        refuse_another(connection)
        if recorded(connection) == fingerprint():
            return False
        ensure_roles(connection, server)
        lay_others(connection)
        _migrate_tables(server)
        _install(connection)
        apply_grants(connection)
        remember(connection)
        write_fingerprint(connection, fingerprint())
    return True


@contextmanager
def _alone(connection: Connection) -> Iterator[None]:
    """Of several processes at once one migrates; the lock ends with its connection, whatever happens."""
    connection.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    try:
        yield
    finally:
        if not connection.closed:
            connection.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def _migrate_tables(server: Server) -> None:
    """All tables, those of the console too, by a process that is the administrator and knows every app.

    Migrations of others work on Django's default connection, whatever they were told. The process is told the database,
    since this one may mean another than its environment says.
    """
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": WEB_SETTINGS, "JATAK_ROLE": "admin"}
    environment["JATAK_DATABASE_URL"] = make_conninfo(**server.login("admin"))
    command = [sys.executable, "-m", "django", "migrate", "--no-input", "--skip-checks", "--verbosity", "0"]
    try:
        subprocess.run(command, env=environment, check=True, stdout=sys.stderr)
    except subprocess.CalledProcessError as error:
        raise JatakError(
            "The database could not be brought to this version.", "What went wrong stands above."
        ) from error


def _install(connection: Connection) -> None:
    connection.execute("SET search_path = public, consent, customers")
    with connection.transaction(), may_own_functions(connection):
        for name in INSTALLERS:
            if _exists(name):
                importlib.import_module(name).install(connection)


def _exists(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        return False
