"""A server of the operator's own: Debian's PostgreSQL where the machine has it, else ours in another house."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from tests.plugins.house import House

PASSWORD = "only-for-tests"


def _debian_programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[4]))
    return found[-1].parent if found else None


@pytest.fixture
def debian_server(ordinary: Any, plot: Path) -> Iterator[str]:
    """The address of a server of the distribution's PostgreSQL, as its superuser, over TCP's stand-in, a socket."""
    programs = _debian_programs()
    if programs is None:
        pytest.skip("NOT TESTED: no PostgreSQL of the distribution in /usr/lib/postgresql")
    start = ordinary[1] | {"cwd": "/", "check": True, "capture_output": True}
    folder, password = plot / "d", plot / "password"
    password.write_text(PASSWORD)
    for path in (plot, password):
        shutil.chown(path, start.get("user"), start.get("group")) if "user" in start else None
    initdb = [programs / "initdb", "-D", folder, "-A", "scram-sha-256", "-U", "super", "--pwfile", password, "-N"]
    subprocess.run([*initdb, "-E", "UTF8", "--locale=C"], **start)
    options = f"-c unix_socket_directories={plot} -c listen_addresses= -c fsync=off"
    pg_ctl = [programs / "pg_ctl", "-D", folder, "-w"]
    subprocess.run([*pg_ctl, "-l", plot / "log", "-o", options, "start"], **start)
    yield f"postgresql://super:{PASSWORD}@/jatak?host={plot}"
    subprocess.run([*pg_ctl, "-m", "immediate", "stop"], **start)


@pytest.fixture
def embedded_server(build: Callable[[Path], House], plot: Path) -> str:
    """The address of an embedded server of another house, as its superuser."""
    (plot / "other").mkdir(mode=0o700)
    shutil.chown(plot / "other", plot.stat().st_uid, plot.stat().st_gid)
    return build(plot / "other" / "home").cli("db", "url", "--with-password")


@pytest.fixture(params=["debian_server", "embedded_server"])
def elsewhere(request: pytest.FixtureRequest) -> str:
    """The address of a server elsewhere; the login is its superuser and the database jatak does not exist yet."""
    return str(request.getfixturevalue(request.param))


@pytest.fixture
def limited(elsewhere: str) -> str:
    """The address for a login that owns a database there and may create neither roles nor databases."""
    with psycopg.connect(elsewhere, dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE ROLE plain LOGIN PASSWORD '{PASSWORD}'")
        connection.execute("CREATE DATABASE jatak OWNER plain TEMPLATE template0")
    return psycopg.conninfo.make_conninfo(elsewhere, user="plain", password=PASSWORD)
