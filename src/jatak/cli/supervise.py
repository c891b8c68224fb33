"""Running processes together: a signal stops all, and so does the end of one."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress

from jatak.cli.output import console

PATIENCE = 20.0
"""Seconds that a process gets to finish what it began."""


class Stopped(Exception):
    """We were asked to stop."""


def supervise(commands: Mapping[str, Sequence[str]]) -> int:
    """Run the commands until one ends or a signal comes; the exit code is 0 after a signal, else that of the one."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    running: dict[str, subprocess.Popen[bytes]] = {}
    try:
        for name, command in commands.items():
            # In a group of its own, so that Ctrl-C reaches it once, through us.
            running[name] = subprocess.Popen(command, process_group=0)
        name, code = _first_end(running)
        console.print(f"{name} ended with {code}; stopping the others.", style="red")
        return code if code > 0 else 1
    except Stopped:
        return 0
    finally:
        _end(list(running.values()))


def _stop(number: int, frame: object) -> None:
    for again in (signal.SIGINT, signal.SIGTERM):
        signal.signal(again, signal.SIG_IGN)
    raise Stopped


def _first_end(running: Mapping[str, subprocess.Popen[bytes]]) -> tuple[str, int]:
    while True:
        for name, process in running.items():
            if (code := process.poll()) is not None:
                return name, code
        time.sleep(0.1)


def _end(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + PATIENCE
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(max(0.0, deadline - time.monotonic()))
        _kill_group(process)


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """End what is left: a process that does not, and children of one that was killed, which would hold its port."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
