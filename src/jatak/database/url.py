"""A PostgreSQL server of the operator's own, named by JATAK_DATABASE_URL."""

import os

import psycopg
from psycopg.conninfo import conninfo_to_dict

from jatak.base.errors import UsageError
from jatak.database.server import Server

OLDEST = 15


def url_server() -> Server | None:
    """The server of JATAK_DATABASE_URL (libpq's form, with sslmode and its like), None when it is not set."""
    url = os.environ.get("JATAK_DATABASE_URL")
    if not url:
        return None
    try:
        parameters = {key: str(value) for key, value in conninfo_to_dict(url).items()}
    except psycopg.ProgrammingError as error:
        raise UsageError(
            f"JATAK_DATABASE_URL cannot be read: {str(error).strip()}.",
            "Write it as postgresql://user:password@host:5432/jatak?sslmode=verify-full.",
        ) from None
    return Server({"dbname": "jatak", **parameters})


def refuse_too_old(connection: "psycopg.Connection[object]") -> None:
    """Say so when the server is older than PostgreSQL 15."""
    version = connection.info.server_version
    if version < OLDEST * 10_000:
        raise UsageError(
            f"The database server {connection.info.host} runs PostgreSQL {version // 10_000}; jatak needs {OLDEST}.",
            f"Upgrade it, or let JATAK_DATABASE_URL point to a server of PostgreSQL {OLDEST} or newer.",
        )
