"""What the environment says of a server."""

import pytest

from jatak.base.errors import UsageError
from jatak.database.server import LOGINS
from jatak.database.settings import databases
from jatak.database.url import refuse_too_old, url_server

URL = "postgresql://ann:s%3Aecret@db.example.com:5433/letters?sslmode=verify-full&sslrootcert=system"


def test_tls_and_names_reach_every_connection(monkeypatch):
    monkeypatch.setenv("JATAK_DATABASE_URL", URL)
    made = databases("worker")
    assert set(made) == {"default", "admin", *LOGINS}
    assert {(entry["HOST"], entry["PORT"], entry["NAME"]) for entry in made.values()} == {
        ("db.example.com", "5433", "letters")
    }
    assert {entry["OPTIONS"]["sslmode"] for entry in made.values()} == {"verify-full"}
    assert (made["admin"]["USER"], made["admin"]["PASSWORD"]) == ("ann", "s:ecret")
    assert made["default"]["USER"] == made["worker"]["USER"] == "jatak_worker"
    assert len({entry["PASSWORD"] for entry in made.values()}) == 6


def test_without_a_name_the_database_is_jatak(monkeypatch):
    monkeypatch.setenv("JATAK_DATABASE_URL", "postgresql://ann@db.example.com")
    server = url_server()
    assert server is not None
    assert server.database == "jatak"


def test_an_old_server_is_refused():
    class Old:
        class info:
            server_version, host = 140011, "db.example.com"

    with pytest.raises(UsageError, match="runs PostgreSQL 14; jatak needs 15"):
        refuse_too_old(Old())  # type: ignore[arg-type]
