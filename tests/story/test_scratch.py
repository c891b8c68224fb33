"""A database for a while: fresh, beside the company's, and gone at the end whatever happens."""

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from tests.story.beside import maintenance, scratches

from jatak.database.connect import Connection, known_server
from jatak.database.scratch import PREFIX, scratch
from jatak.database.using import acting_as
from jatak.people.models import Controller

pytestmark = pytest.mark.usefixtures("database")

HOLD = """
import sys, django
django.setup()
from jatak.database.scratch import scratch
with scratch() as name:
    print(name, flush=True)
    sys.stdin.read()
"""


def names() -> list[str]:
    with acting_as("admin"):
        return list(Controller.objects.values_list("name", flat=True))


def test_inside_everything_means_the_fresh_one_and_afterwards_the_old_one() -> None:
    with acting_as("admin"):
        Controller.objects.create(name="Sydrejser")
    real = known_server().database
    with scratch() as name:
        assert names() == []
        assert known_server().database == name != real
        with acting_as("admin"):
            Controller.objects.create(name="Casebook")
        with acting_as("worker"):
            assert Controller.objects.get().name == "Casebook"
    assert names() == ["Sydrejser"]
    assert known_server().database == real
    assert scratches() == set()


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_it_is_gone_after_ctrl_c_and_after_an_error(error: type[BaseException]) -> None:
    def interrupted() -> None:
        with scratch(), acting_as("consent"):
            Controller.objects.count()
            raise error

    with pytest.raises(error):
        interrupted()
    assert scratches() == set()
    assert names() == []


def held() -> "subprocess.Popen[str]":
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "jatak.site.settings"}
    channels: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    return subprocess.Popen([sys.executable, "-c", HOLD], env=environment, **channels)


def said(process: "subprocess.Popen[str]") -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def test_one_in_use_stays_and_what_a_killed_run_left_is_cleared_by_the_next() -> None:
    with held() as process:
        name = said(process)
        with scratch() as other:
            assert scratches() == {name, other}
        process.kill()
    _until_its_end_was_noticed(name)
    assert scratches() == {name}
    with scratch() as other:
        assert scratches() == {other}


def _until_its_end_was_noticed(name: str) -> None:
    """The lock of the killed run is free as soon as the server has ended its connection."""
    with maintenance() as connection:
        connection.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [name])


def test_a_database_that_only_looks_like_one_stays() -> None:
    lookalike = f"{PREFIX}of_somebody"
    with maintenance() as connection:
        connection.execute(f"CREATE DATABASE {lookalike}")
        with scratch() as name:
            assert scratches() == {lookalike, name}
        connection.execute(f"DROP DATABASE {lookalike}")


def test_others_work_on_meanwhile(log_in: Callable[[str], Connection]) -> None:
    worker = log_in("worker")
    with scratch():
        assert worker.execute("SELECT count(*) FROM people_controller").fetchone() == (0,)
