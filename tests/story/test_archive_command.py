"""The command: what it answers, what it refuses, and that the workers never wait long for it."""

import json
import subprocess
import sys

import pytest
from tests.story.old_messages import MAY, asked, empty_folder, everything, files, many

from jatak.base.errors import JatakError
from jatak.delivery.archive import months, patience
from jatak.delivery.archive.alone import as_administrator
from jatak.delivery.archive.patience import patiently

folder = pytest.fixture(autouse=True)(empty_folder)
pytestmark = pytest.mark.usefixtures("database")


def command(*words):
    program = [sys.executable, "-m", "jatak.cli", "archive", *words]
    return subprocess.run(program, capture_output=True, text=True, check=False)


def test_it_says_what_it_did_and_brings_it_back():
    many(100)
    would = json.loads(command("--dry-run", "--json").stdout.splitlines()[-1])
    assert [(each["month"], each["rows"]) for each in would["archived"]] == [("2024-05", 100)]
    assert len(everything()) == 100
    done = command("--json")
    assert done.stderr.strip() == ""
    answer = json.loads(done.stdout.splitlines()[-1])
    (moved,) = answer["archived"]
    assert (answer["left"], moved["rows"], [moved["file"]]) == ([], 100, files())
    assert 0 < moved["bytes"] < moved["database_bytes"]
    again = command()
    assert "There are no messages that old in the database." in again.stdout
    back = command("--restore", "2024-05")
    assert "2024-05 is in the database again: 100 messages." in back.stdout
    assert len(everything()) == 100


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--before", "2999-01"), "are still counted"),
        (("--before", "soon"), "'soon' is not a month."),
        (("--keep-months", "1"), "are still counted"),
        (("--restore", "2024-05"), "2024-05 is not archived."),
        (("--restore", "2024-05", "--dry-run"), "--restore brings one month back."),
    ],
)
def test_what_cannot_be_done_ends_with_2(words, said):
    done = command(*words, "--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_two_runs_at_once_are_one():
    with as_administrator():
        done = command()
    assert done.returncode == 1
    assert "Another run is moving old messages." in done.stderr


def test_a_lock_that_somebody_holds_is_asked_for_again(log_in):
    many(5)
    with log_in("worker") as reader, log_in("admin") as connection:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM delivery_message")
        waited = []

        def pause(seconds):
            waited.append(seconds)
            if len(waited) == 2:
                reader.execute("COMMIT")

        patiently(connection, lambda: connection.execute(months.statement("drop", MAY)), pause)
        assert waited == [1, 1]
    assert asked("SELECT to_regclass('delivery_message_202405')") == [(None,)]


def test_a_lock_that_is_never_free_is_given_up(log_in, monkeypatch):
    many(5)
    monkeypatch.setattr(patience, "TRIES", 2)
    with log_in("worker") as reader, log_in("admin") as connection:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM delivery_message")
        with pytest.raises(JatakError, match="in use for a minute"):
            patiently(connection, lambda: connection.execute(months.statement("drop", MAY)), lambda seconds: None)
    assert len(everything()) == 5
