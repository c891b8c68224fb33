"""`jatak check-spam`: a message before the filter of this machine."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.unit.reputation.test_spam import MESSAGE, RSPAMC, SPAMASSASSIN, stand_in

BARE = "from jatak.reputation.spam import running; running.SYSTEM = (); from jatak.cli.main import main; main()"
"""The command line where no program of this system is found."""


def command(file: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PATH": str(file.parent), "COLUMNS": "80"}
    program = [sys.executable, "-c", f"import sys; sys.argv[0] = 'jatak'; {BARE}", "check-spam", str(file), *words]
    return subprocess.run(program, capture_output=True, text=True, check=False, env=environment)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "letter.eml"
    file.write_bytes(MESSAGE)
    return file


def test_a_message_that_passes(file: Path) -> None:
    stand_in(file.parent, "spamassassin", SPAMASSASSIN)
    done = command(file)
    assert done.returncode == 0, done.stderr
    assert "spamassassin: 2.8 points, spam from 5.0: not spam." in done.stdout
    assert "+2.7" in done.stdout
    assert "DEAR_FRIEND" in done.stdout


def test_a_message_that_would_be_called_spam_ends_with_1(file: Path) -> None:
    stand_in(file.parent, "rspamc", json.dumps(RSPAMC))
    done = command(file, "--json")
    assert done.returncode == 1
    said = json.loads(done.stdout.splitlines()[-1])
    assert (said["program"], said["score"], said["threshold"], said["is_spam"]) == ("rspamd", 16.2, 15.0, True)
    assert said["rules"][0] == {"name": "SUBJ_CURRENCY", "points": 16.3, "words": "Subject contains currency"}


def test_without_a_filter_it_says_what_to_install(file: Path) -> None:
    done = command(file)
    assert done.returncode == 2
    assert "neither SpamAssassin nor Rspamd" in done.stderr
    assert "apt-get install spamassassin" in done.stderr


@pytest.mark.parametrize("content", [None, b"", b"<html>hello</html>\n", b"\xff\xfe:", b"Dear Ana: hello\n"])
def test_what_is_no_message_is_named(file: Path, content: bytes | None) -> None:
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)
    done = command(file)
    assert done.returncode == 2
    assert str(file) in done.stderr
    assert "whole message" in done.stderr
