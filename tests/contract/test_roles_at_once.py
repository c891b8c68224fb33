"""Roles belong to the whole server: two of its databases may be migrated for the first time at the same moment."""

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from jatak.database.connect import Connection, connect
from jatak.database.roles import _filled, ensure_roles
from jatak.database.server import LOGINS, Server

pytestmark = pytest.mark.parametrize("owner", ["ordinary"], indirect=True)


@pytest.fixture
def servers(embedded_server: str) -> list[Server]:
    """Two databases of a fresh server."""
    with psycopg.connect(embedded_server, dbname="postgres", autocommit=True) as connection:
        for name in ("one", "two"):
            connection.execute(f"CREATE DATABASE {name}")
    parameters = {key: str(value) for key, value in conninfo_to_dict(embedded_server).items()}
    return [Server({**parameters, "dbname": name}) for name in ("one", "two")]


def waits(watching: Connection, other: Connection) -> bool:
    (found,) = watching.execute("SELECT cardinality(pg_blocking_pids(%s))", [other.info.backend_pid]).fetchone()
    return bool(found)


def test_the_second_finds_what_the_first_made(servers: list[Server]) -> None:
    with connect(servers[0]) as first, connect(servers[1]) as second, ThreadPoolExecutor(1) as pool:
        with first.transaction():
            first.execute(_filled(first, "roles"))
            done = pool.submit(ensure_roles, second, servers[1])
            while not (waits(first, second) or done.done()):
                pass
        done.result()
        for role in LOGINS:
            connect(servers[1], role).close()
