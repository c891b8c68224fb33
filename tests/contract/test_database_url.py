"""A server of the operator's own, named by JATAK_DATABASE_URL."""

import json

import psycopg
import pytest

# Who runs the command does not matter here; test_database_embedded.py runs as root too.
pytestmark = pytest.mark.parametrize("owner", ["ordinary"], indirect=True)

AS_EACH_ROLE = """
from jatak.database.connect import connect, known_server
from jatak.database.server import LOGINS
for role in LOGINS:
    with connect(known_server(), role) as connection:
        print(*connection.execute("SELECT current_user, current_database()").fetchone())
"""
LOGINS = ["jatak_consent", "jatak_customers", "jatak_web", "jatak_worker", "jatak_retention"]


def logs_in(house, url: str) -> list[str]:
    return [line.split()[0] for line in house.run(AS_EACH_ROLE, JATAK_DATABASE_URL=url).splitlines()]


def test_an_administrator_needs_one_command(house, elsewhere):
    answers = [house.cli("migrate", "--json", JATAK_DATABASE_URL=elsewhere) for _ in range(2)]
    assert [json.loads(answer) for answer in answers] == [{"changed": True}, {"changed": False}]
    assert logs_in(house, elsewhere) == LOGINS


def test_without_the_right_to_create_roles_the_sql_is_printed(house, elsewhere, limited):
    said = house.cli("migrate", fails=True, JATAK_DATABASE_URL=limited)
    assert "plain may not create" in said
    assert "Traceback" not in said

    sql = said[said.index("DO $$") :]
    secrets = [file.read_bytes().hex() for file in (house.home / "secrets").iterdir()]
    assert secrets
    assert not any(secret in sql for secret in secrets)
    with psycopg.connect(elsewhere, dbname="jatak", autocommit=True) as connection:
        connection.execute(sql)

    assert "now at this version" in house.cli("migrate", JATAK_DATABASE_URL=limited)
    assert logs_in(house, limited) == LOGINS


def test_the_refusal_ends_with_2(house, limited):
    code = "import sys; sys.argv[1:] = ['migrate']; from jatak.cli.main import main; main()"
    process = house.begin(code, JATAK_DATABASE_URL=limited)
    out, _ = process.communicate(timeout=60)
    assert (process.returncode, out) == (2, "")


def test_a_missing_database_that_may_not_be_created_is_named(house, limited):
    url = psycopg.conninfo.make_conninfo(limited, dbname="absent")
    assert 'CREATE DATABASE "absent"' in house.cli("migrate", fails=True, JATAK_DATABASE_URL=url)


def test_a_server_that_is_not_there_is_named(house, plot):
    url = f"postgresql://somebody@/jatak?host={plot}"
    said = house.cli("migrate", fails=True, JATAK_DATABASE_URL=url)
    assert f"The database jatak on {plot} cannot be reached" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("url", ["postgres//oops", "postgresql://h/jatak?sslmod=require"])
def test_an_address_that_cannot_be_read_is_said_so(house, url):
    assert "JATAK_DATABASE_URL cannot be read" in house.cli("migrate", fails=True, JATAK_DATABASE_URL=url)
