"""A fresh database gets the tables of others' apps from a file; it is the database that their migrations would make."""

import os
import re
import subprocess

import pytest
from psycopg import sql
from psycopg.conninfo import make_conninfo

from jatak.database import migrate
from jatak.database.connect import Connection, connect, known_server
from jatak.database.others import lay_others
from jatak.database.programs import programs
from jatak.database.scratch import empty_scratch, scratch

pytestmark = pytest.mark.usefixtures("database")

# pg_dump makes up a new key for these lines each time.
KEYS = re.compile(r"^\\(un)?restrict .*$", re.MULTILINE)
# The server prints `x IN (...)` anew where it was told what it printed before: the same, with other casts.
ANY = re.compile(r"^.* ANY \(.*$", re.MULTILINE)
CASTS = re.compile(r"[()]|::(character varying|text)(\[\])?")
# Numbers and ids that are given out, instants, and ids drawn at random.
PASSING = {
    "id",
    "applied",
    "created_at",
    "latest_revision_created_at",
    "translation_key",
    "content_type_id",
    "permission_id",
}
ROWS = "SELECT DISTINCT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"


def shape() -> str:
    """Tables, columns, indexes, constraints, functions, triggers, sequences and rights, as SQL."""
    login = known_server().login("admin")
    environment = {**os.environ, "PGPASSWORD": login.pop("password", "")}
    command = [str(programs() / "pg_dump"), "--schema-only", "--dbname", make_conninfo(**login)]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return ANY.sub(lambda line: CASTS.sub("", line[0]), KEYS.sub("", done.stdout))


def columns(connection: Connection, table: str) -> list[str]:
    listing = "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = %s"
    return [name for (name,) in connection.execute(listing, [table]) if name not in PASSING]


def rows() -> dict[str, list[str]]:
    """What stands in each table, without what is drawn anew each time."""
    found = {}
    with connect(known_server()) as connection:
        for (table,) in connection.execute(ROWS).fetchall():
            if names := columns(connection, table):
                listed = sql.SQL(", ").join(map(sql.Identifier, names))
                query = sql.SQL("SELECT ROW({})::text FROM public.{}").format(listed, sql.Identifier(table))
                found[table] = sorted(row for (row,) in connection.execute(query))
    return found


def test_with_the_file_and_with_every_migration_the_database_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    with scratch():
        with_file = shape(), rows()
    monkeypatch.setattr(migrate, "lay_others", lambda connection: False)
    with scratch():
        assert set(shape().splitlines()) ^ set(with_file[0].splitlines()) == set()
        assert shape() == with_file[0]
        assert rows() == with_file[1]
    assert len(with_file[1]["django_migrations"]) > 200


def test_the_file_is_laid_into_an_empty_database_alone() -> None:
    with empty_scratch(), connect(known_server()) as connection:
        assert lay_others(connection)
        assert not lay_others(connection)


def test_older_packages_run_their_own_migrations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jatak.database.others._is_here", lambda file: "0098_" not in file)
    with empty_scratch(), connect(known_server()) as connection:
        assert not lay_others(connection)
