"""`jatak serve`: web, worker and jobs together."""

import os
import signal
import socket
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

pytestmark = pytest.mark.parametrize("owner", ["ordinary"], indirect=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def status(port: int) -> int:
    """The status of a page that does not exist, as soon as somebody answers."""
    for _ in range(600):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/no-such-page", timeout=10)
        except urllib.error.HTTPError as answer:
            with answer:
                return answer.code
        except OSError:
            time.sleep(0.1)
    raise AssertionError("nobody answers")


@pytest.fixture
def serving(house):
    port = free_port()
    words = ["serve", "--port", str(port)]
    process = house.begin(f"import sys; sys.argv[1:] = {words}; from jatak.cli.main import main; main()")
    try:
        assert status(port) == 404
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=60)


def children(pid: int) -> dict[str, int]:
    """Web, worker and jobs; the database, which was started on the way, stays."""
    found = map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
    words = {child: Path(f"/proc/{child}/cmdline").read_text().split("\0") for child in found}
    return {command[3]: child for child, command in words.items() if "jatak.cli" in command}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_all(serving, number):
    all_of_them = children(serving.pid)
    assert set(all_of_them) == {"web", "worker", "jobs"}
    serving.send_signal(number)
    _, err = serving.communicate(timeout=60)
    assert serving.returncode == 0, err
    assert "Traceback" not in err
    assert not any(Path(f"/proc/{pid}").exists() for pid in all_of_them.values())


@pytest.mark.parametrize("victim", ["web", "worker", "jobs"])
def test_the_end_of_one_stops_the_others(serving, victim):
    all_of_them = children(serving.pid)
    os.kill(all_of_them[victim], signal.SIGKILL)
    _, err = serving.communicate(timeout=60)
    assert serving.returncode == 1
    assert f"{victim} ended with -9" in err
    assert not any(Path(f"/proc/{pid}").exists() for pid in all_of_them.values())
