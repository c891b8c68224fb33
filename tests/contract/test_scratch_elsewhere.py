"""The casebook's database of its own: on a fresh home, and on a server that lets its login do little."""

import json
from pathlib import Path

import psycopg
import pytest
from tests.unit.casebook.rows import row, written

# Who runs the command does not matter here; test_database_embedded.py runs as root too.
pytestmark = pytest.mark.parametrize("owner", ["ordinary"], indirect=True)


@pytest.fixture
def file(plot: Path) -> str:
    """A casebook of one row."""
    return str(written(plot / "own.jsonl", row(id="DK-stranger")))


def databases(url: str) -> set[str]:
    with psycopg.connect(url, dbname="postgres") as connection:
        found = connection.execute("SELECT datname FROM pg_database WHERE NOT datistemplate")
        return {name for (name,) in found} - {"postgres"}


def test_it_needs_nothing_but_a_fresh_home(house, file):
    report = json.loads(house.cli("casebook", file, "--json").splitlines()[-1])
    assert (report["rows"], report["failures"]) == (1, [])
    assert databases(house.cli("db", "url", "--with-password")) == set()


def test_a_login_that_may_not_create_databases_is_told_what_to_do(house, file, limited):
    said = house.cli("casebook", file, fails=True, JATAK_DATABASE_URL=limited)
    assert "plain may not create databases" in said
    assert 'ALTER ROLE "plain" CREATEDB;' in said
    assert "Traceback" not in said


def test_a_login_without_the_roles_is_sent_to_migrate(house, file, elsewhere, limited):
    with psycopg.connect(elsewhere, dbname="postgres", autocommit=True) as connection:
        connection.execute("ALTER ROLE plain CREATEDB")
    said = house.cli("casebook", file, fails=True, JATAK_DATABASE_URL=limited)
    assert "Run bin/jatak migrate first" in said
    assert databases(elsewhere) == {"jatak"}


def test_a_login_that_may_create_databases_and_no_roles_is_enough(house, file, elsewhere, limited):
    sql = house.cli("migrate", fails=True, JATAK_DATABASE_URL=limited)
    with psycopg.connect(elsewhere, dbname="jatak", autocommit=True) as connection:
        connection.execute("ALTER ROLE plain CREATEDB")
        connection.execute(sql[sql.index("DO $$") :])
    report = json.loads(house.cli("casebook", file, "--json", JATAK_DATABASE_URL=limited).splitlines()[-1])
    assert (report["rows"], report["failures"]) == (1, [])
    assert databases(elsewhere) == {"jatak"}
