"""Web and worker together: one's end stops the other, and so does a signal."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROGRAM = """
import sys
from jatak.cli.supervise import supervise
sleeper = [sys.executable, "-c", "import pathlib, time; pathlib.Path({mark!r}).touch(); time.sleep(60)"]
sys.exit(supervise({{"sleeper": sleeper, "other": [sys.executable, "-c", {other!r}]}}))
"""


def start(mark: Path, other: str) -> "subprocess.Popen[str]":
    code = PROGRAM.format(mark=str(mark), other=other)
    return subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize(("ends_with", "exit_code"), [(3, 3), (0, 1)])
def test_the_end_of_one_stops_the_other(tmp_path, ends_with, exit_code):
    begin = time.monotonic()
    process = start(tmp_path / "mark", f"import time; time.sleep(0.5); raise SystemExit({ends_with})")
    _, said = process.communicate(timeout=30)
    assert process.returncode == exit_code
    assert f"other ended with {ends_with}" in said
    assert time.monotonic() - begin < 20


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_both_and_all_is_well(tmp_path, number):
    process = start(tmp_path / "mark", "import time; time.sleep(60)")
    while not (tmp_path / "mark").exists():
        time.sleep(0.05)
    process.send_signal(number)
    process.communicate(timeout=30)
    assert process.returncode == 0
