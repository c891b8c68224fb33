"""Workers that can be frozen, killed and replaced, and their connections to the database."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mailing import PUBLIC_URL

HASTY = """
from datetime import timedelta
import django
django.setup()
from jatak.delivery.pace import Pace
from jatak.worker.run import run
run(pace=Pace(batch=100, lease=timedelta(seconds=1), renew_every=0.3, first_retry=timedelta(milliseconds=200)))
"""
BACKENDS = "SELECT pid FROM pg_stat_activity WHERE usename = 'jatak_worker' ORDER BY pid"
BUSY = """
-- Who waits for the rest of what a worker was saying, or for another one's lock, waits as long as they are frozen.
SELECT count(*) FROM pg_stat_activity
WHERE usename = 'jatak_worker' AND state = 'active' AND coalesce(wait_event_type, '') NOT IN ('Client', 'Lock')
"""
THERE = "SELECT count(*) FROM delivery_worker WHERE lease_until >= now()"


def asked(statement: str, values: Any = None) -> list[tuple[Any, ...]]:
    """What the database answers the administrator; asked again on a new connection for as long as it recovers."""
    from django.db import Error, connections

    from jatak.database.using import acting_as, connection

    for _ in range(600):
        try:
            with acting_as("admin"), connection().cursor() as cursor:
                cursor.execute(statement, values)
                return list(cursor.fetchall()) if cursor.description else []
        except Error:
            connections.close_all()
            time.sleep(0.05)
    raise SystemExit("the database did not come back in 30 seconds")


def reconnect() -> None:
    """Take new connections of this process, once the database is back."""
    from django.db import connections

    connections.close_all()
    asked("SELECT")


def until(happened: Callable[[], Any], seconds: float) -> bool:
    """Wait for something, not longer than this; whether it happened."""
    end = time.monotonic() + seconds
    while not (there := happened()) and time.monotonic() < end:
        time.sleep(0.01)
    return bool(there)


class Fleet:
    """So many workers with short leases, each in a process of its own."""

    def __init__(self, number: int, url: str, log: Any) -> None:
        self._number, self._log = number, log
        self._environment = {**os.environ, "JATAK_SMTP_URL": url, "JATAK_PUBLIC_URL": PUBLIC_URL}
        del self._environment["JATAK_ROLE"]
        self._running: list[subprocess.Popen[bytes]] = []

    def fill(self) -> None:
        """Start as many as are missing."""
        self._running = [process for process in self._running if process.poll() is None]
        for _ in range(self._number - len(self._running)):
            command = [sys.executable, "-c", HASTY]
            self._running.append(subprocess.Popen(command, env=self._environment, stderr=self._log))

    def wait(self) -> None:
        """Until all of them are there."""
        if not until(lambda: asked(THERE)[0][0] >= self._number, 60):
            raise SystemExit("the workers did not start")

    def freeze(self) -> None:
        """Stop them where they are, and let the database finish what it has heard from them."""
        for process in self._running:
            process.send_signal(signal.SIGSTOP)
        until(lambda: all(_state(process) in "TZX" for process in self._running), 5)
        quiet = 0
        while quiet < 3:
            quiet = 0 if asked(BUSY)[0][0] else quiet + 1
            time.sleep(0.003)

    def thaw(self) -> None:
        """Let those go on that live."""
        for process in self._running:
            if process.poll() is None:
                process.send_signal(signal.SIGCONT)

    def kill(self, chance: random.Random) -> None:
        """One of them, or all."""
        for process in chance.choice([self._running[:1], self._running[-1:], self._running]):
            process.kill()
            process.wait()

    def end(self) -> None:
        """Ask all to stop, and wait; the frozen ones too."""
        for process in self._running:
            process.terminate()
        self.thaw()
        for process in self._running:
            process.wait()


def cut(chance: random.Random) -> None:
    """End some of the workers' connections to the database, or all."""
    pids = [pid for (pid,) in asked(BACKENDS)]
    asked(
        "SELECT pg_terminate_backend(pid) FROM unnest(%s::int[]) AS pid",
        [chance.sample(pids, chance.randint(1, len(pids)))],
    )


def crash_database(chance: random.Random) -> None:
    """Kill the process behind one connection of a worker: PostgreSQL ends all others and recovers."""
    os.kill(chance.choice(asked(BACKENDS))[0], signal.SIGKILL)


def _state(process: "subprocess.Popen[bytes]") -> str:
    return Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()[0]
