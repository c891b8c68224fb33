"""PostgreSQL's own programs for copying a database, and how they are told which."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO

from jatak.base.errors import JatakError
from jatak.database.programs import programs
from jatak.database.server import Server

PIECE = 1 << 20
SAID = 1 << 16
"""So much of what a program says of a failure is read."""
PASSED = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "sslmode": "PGSSLMODE"}
OTHERS = {"sslrootcert": "PGSSLROOTCERT", "sslcert": "PGSSLCERT", "sslkey": "PGSSLKEY", "hostaddr": "PGHOSTADDR"}


def dumped(server: Server) -> Iterator[bytes]:
    """The database as `pg_dump` writes it, in pieces; sessions of the console stay behind."""
    command = ["--format=custom", "--compress=0", "--exclude-table-data=django_session", server.database]
    with _run(server, "pg_dump", command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        while piece := process.stdout.read(PIECE):
            yield piece


def loaded(server: Server, dump: IO[bytes]) -> None:
    """Load such a dump into an empty database, whole or with an error."""
    command = ["--exit-on-error", "--no-owner", f"--dbname={server.database}"]
    with _run(server, "pg_restore", command, stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        with suppress(BrokenPipeError), process.stdin:  # It says itself why it takes no more.
            shutil.copyfileobj(dump, process.stdin, PIECE)


@contextmanager
def _run(
    server: Server, name: str, arguments: list[str], stdin: int | None = None, stdout: int | None = None
) -> Iterator["subprocess.Popen[bytes]"]:
    """A program while it works; raises JatakError with its own words where it failed."""
    command = [_program(server, name), *arguments]
    # What it says goes into a file: a pipe that nobody reads would stop it after some thousand warnings.
    with tempfile.TemporaryFile() as said:
        with subprocess.Popen(command, env=_environment(server), stdin=stdin, stdout=stdout, stderr=said) as process:
            try:
                yield process
            except BaseException:
                process.kill()
                raise
        said.seek(0)
        words = said.read(SAID).decode("utf-8", "replace").strip().splitlines()
    if process.returncode:
        raise JatakError(f"{name} failed: {words[0] if words else process.returncode}", _remedy(name))


def _program(server: Server, name: str) -> str:
    """The programs that we bring speak no TLS, so one of the system goes first for a server elsewhere."""
    return (None if server.embedded else shutil.which(name)) or str(programs() / name)


def _environment(server: Server) -> dict[str, str]:
    known = server.login("admin")
    told = {name: known[key] for key, name in (PASSED | OTHERS).items() if key in known}
    return {**{key: value for key, value in os.environ.items() if not key.startswith("PG")}, **told}


def _remedy(name: str) -> str:
    return f"Where the server is newer than {name}, install PostgreSQL's programs of its version (postgresql-client)."
