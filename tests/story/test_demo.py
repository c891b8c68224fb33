"""The demo as a newcomer runs it: from nothing, beside an installation of their own, leaving nothing behind."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from tests.plugins.kannel import waited

PROGRAM = [sys.executable, "-m", "jatak.cli", "demo"]
BEGUN = """
from jatak.database import embedded
from jatak.demo.house import house
from jatak.demo.servers import Servers
with house(None) as place:
    embedded.ensure_running()
    with Servers(place.logs) as servers:
        servers.until(lambda: False, "somebody asks it to end")
"""
"""The house and its servers, without the story."""
BEHIND_A_SHELL = ["sh", "-c", 'trap "" INT; exec "$@"', "sh"]
"""What a shell runs behind `&` begins with Ctrl-C ignored."""


@pytest.fixture
def elsewhere(tmp_path: Path) -> dict[str, str]:
    """The environment of somebody who has an installation already; temporary folders are made where we can look."""
    (tmp_path / "tmp").mkdir()
    own = {"JATAK_HOME": str(tmp_path / "own"), "JATAK_DATABASE_URL": "postgresql://me@127.0.0.1:1/mine"}
    return {**os.environ, **own, "TMPDIR": str(tmp_path / "tmp")}


def test_the_whole_story_comes_out_as_told(elsewhere, tmp_path):
    done = subprocess.run(
        [*PROGRAM, "--check", "--json"], env=elsewhere, capture_output=True, text=True, timeout=240, check=False
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["ok"]
    assert [step["number"] for step in told["steps"]] == list(range(1, 17))
    figures = {step["name"]: step["figures"] for step in told["steps"]}
    assert told["people"] == figures["audience"]["people"] == told["permitted"] + told["denied"]
    assert figures["console"] == {
        "accounts": 5,
        "pages": 8,
        "counts": 3,
        "people": told["people"],
        "permitted": told["permitted"],
    }
    assert figures["leaving"]["dropped"] == 1
    assert figures["signing_up"] == {"letters": 1}
    assert figures["coming_back"] == {"mails": 4, "left": 1, "bounced": 1, "waiting": 1}
    assert figures["replay"]["replayed"] == figures["letters"]["mails"] + 1
    assert not (tmp_path / "own").exists()
    assert not list((tmp_path / "tmp").iterdir())


def test_a_folder_that_is_not_empty_is_refused(elsewhere, tmp_path):
    (tmp_path / "tmp" / "letter.txt").write_text("dear")
    done = subprocess.run(
        [*PROGRAM, "--check", "--keep", str(tmp_path / "tmp")],
        env=elsewhere,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "is not empty" in done.stderr
    assert (tmp_path / "tmp" / "letter.txt").read_text() == "dear"


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_asked_to_end_while_its_servers_start_it_leaves_nothing_behind(elsewhere, tmp_path, asked):
    playing = subprocess.Popen([*BEHIND_A_SHELL, sys.executable, "-c", BEGUN], env=elsewhere, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not list((tmp_path / "tmp").glob("*/logs/jobs.log")):
        assert playing.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.05)
    sockets = Path(next((tmp_path / "tmp").glob("*/postgres.socket")).read_text())
    assert len(living(tmp_path)) > 4, "itself, web, worker, jobs and the database"
    playing.send_signal(asked)
    assert playing.wait(60) != 0
    waited(lambda: not living(tmp_path))  # Who was told to end while it began needs its moment.
    assert not list((tmp_path / "tmp").iterdir())
    assert not sockets.exists()


def living(folder: Path) -> list[str]:
    """The processes that were told of this folder or stand in it."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            environment, place = (process / "environ").read_bytes(), (process / "cwd").readlink()
            if os.fsencode(folder) in environment or place.is_relative_to(folder):
                found.append(process.name)
    return found
