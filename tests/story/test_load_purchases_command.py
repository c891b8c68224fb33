"""The command: one object on the last line of standard output, all else on standard error, and how it ends."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.story.purchases import everything, line, write

pytestmark = pytest.mark.usefixtures("database")


def command(*words: str) -> "subprocess.CompletedProcess[str]":
    program = [sys.executable, "-m", "jatak.cli", "load-purchases", *words]
    return subprocess.run(program, capture_output=True, text=True, check=False)


def test_it_says_what_it_did_and_a_second_time_that_nothing_was_to_do(tmp_path: Path):
    file = write(tmp_path / "purchases.csv", [line("1", "lamp", 1, 0), line("2", "lamp", "six", 0)])
    words = (str(file), "--controller", "Gift House", "--opt-out-offered", "yes", "--invent-addresses", "--json")
    first, second = command(*words), command(*words)
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    report = json.loads(first.stdout.splitlines()[-1])
    assert (report["lines"], report["sales"], report["customers"], report["refused_lines"]) == (2, 1, 1, 1)
    assert report["refused"] == {"quantity is no number": {"count": 1, "lines": [3]}}
    assert "lines refused: quantity is no number (line 3)" in first.stderr
    assert json.loads(second.stdout.splitlines()[-1])["already_loaded"]
    assert "is already loaded for Gift House; nothing was changed." in second.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--column", "invoice=Order"), "no column Order (invoice)"),
        (("--encoding", "klingon"), "There is no encoding klingon."),
        (("--time-zone", "Mars/North"), "There is no time zone Mars/North."),
        (("--shift-to", "soon"), "--shift-to soon is not a day."),
        (("--delimiter", "::"), "--delimiter :: is not one character."),
        (("--controller", " "), "The controller needs a name."),
    ],
)
def test_what_cannot_be_done_ends_with_2_and_writes_nothing(words: tuple[str, ...], said: str, tmp_path: Path):
    file = write(tmp_path / "purchases.csv", [line("1", "lamp", 1, 0)])
    done = command(str(file), "--controller", "Gift House", "--json", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert everything() == []
