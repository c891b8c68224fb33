"""`bin/jatak-verify` at a terminal: a folder with the file, and nothing of the server."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.unit.verify.ledger import Ledger

PROGRAM = Path(sys.executable).with_name("jatak-verify")
BARE = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "COLUMNS": "80"}
"""No home of a server, no database, no settings."""


@pytest.fixture(scope="module")
def ledger():
    return Ledger()


@pytest.fixture
def folder(ledger, tmp_path):
    ledger.written(tmp_path / "e.zip")
    return tmp_path


def run(folder, *arguments, env=BARE):
    return subprocess.run(
        [PROGRAM, *map(str, arguments)], cwd=folder, env=env, capture_output=True, text=True, check=False
    )


def test_all_holds(ledger, folder):
    done = run(folder, "e.zip", "--key", ledger.public.hex(), "--head", f"2:{ledger.root(2).hex()}")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "Everything about person 1."
    assert lines[-1] == "Everything holds."
    assert all(len(line) <= 80 for line in lines)
    assert "✗" not in done.stdout


def test_without_a_key_it_says_what_to_do(folder):
    done = run(folder, "e.zip")
    assert done.returncode == 0
    assert "Nobody has vouched for this key yet." in " ".join(done.stdout.split())
    assert "one thing is for you to judge" in done.stdout


def test_one_byte_changed(folder):
    data = bytearray((folder / "e.zip").read_bytes())
    at = data.index(b"data/events.jsonl") + 60
    data[at] ^= 1
    (folder / "e.zip").write_bytes(data)
    done = run(folder, "e.zip")
    assert done.returncode == 1
    assert "data/events.jsonl was changed after this export was written, or damaged on its way." in " ".join(
        done.stdout.split()
    )
    assert "Do not rely on this file" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["none.zip"], "none.zip cannot be read: No such file or directory."),
        (["."], ". cannot be read: Is a directory."),
        (["notes.txt"], "This is no export: it does not begin as a zip file does."),
        (["cut.zip"], "The file was cut off or damaged"),
        (["e.zip", "--key", "1234"], "--key '1234' is neither 64 digits nor a file that can be read."),
        (["e.zip", "--head", "1234"], "--head '1234' is neither SIZE:ROOT nor a file that can be read."),
        (["e.zip", "--tsa", "notes.txt"], "--tsa notes.txt holds no certificates in PEM."),
        ([], "the following arguments are required: FILE"),
    ],
)
def test_what_cannot_be_read_is_said_with_a_remedy(folder, arguments, words):
    (folder / "notes.txt").write_text("Dear Ana")
    (folder / "cut.zip").write_bytes((folder / "e.zip").read_bytes()[:1500])
    done = run(folder, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_as_json_it_says_the_same(ledger, folder):
    done = run(folder, "e.zip", "--json", "--key", ledger.public.hex())
    told = json.loads(done.stdout)
    assert (done.returncode, told["holds"]) == (0, True)
    assert {each["verdict"] for each in told["findings"]} == {"holds"}
    (folder / "cut.zip").write_bytes((folder / "e.zip").read_bytes()[:-1])
    cut = run(folder, "cut.zip", "--json")
    assert (cut.returncode, json.loads(cut.stdout)["holds"]) == (2, False)


def test_a_terminal_that_knows_no_other_letters_than_those_of_english(folder):
    done = run(folder, "e.zip", env=BARE | {"LANG": "C", "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert "\nok  " in done.stdout


def test_it_loads_neither_django_nor_a_database(folder):
    heard = "import sys, jatak_verify.command; print([m for m in ('django', 'psycopg', 'typer') if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", heard], cwd=folder, env=BARE, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_pipe_is_no_file(folder):
    done = subprocess.run(
        ["bash", "-c", f"{PROGRAM} <(cat e.zip)"], cwd=folder, env=BARE, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "is a pipe.\nWrite it into a file first" in done.stderr


def test_who_listens_no_more_is_told_nothing_more(folder):
    done = subprocess.run(
        ["bash", "-c", f"{PROGRAM} e.zip | true; exit ${{PIPESTATUS[0]}}"],
        cwd=folder,
        env=BARE | {"PYTHONUNBUFFERED": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (141, "")


def test_an_answer_that_cannot_be_written_is_no_answer(folder):
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [PROGRAM, "e.zip", "--json"],
            cwd=folder,
            env=BARE,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert "cannot be written: No space left on device." in done.stderr
    assert "Traceback" not in done.stderr
