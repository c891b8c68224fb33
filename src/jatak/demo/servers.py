"""Web, worker and jobs as processes of their own, as an operator starts them."""

import http.client
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from jatak.demo.claims import NotAsTold
from jatak.demo.house import CONSOLE_URL, PUBLIC_URL

PATIENCE = 60.0
"""Seconds that anything in the story may take on a slow machine."""
ONE_CLICK = b"List-Unsubscribe=One-Click"


class Servers:
    """`jatak web`, `jatak worker` and `jatak jobs` while it is entered."""

    def __init__(self, logs: Path) -> None:
        self.console = os.environ[CONSOLE_URL]
        """Where the console is reached, without a slash at the end."""
        self.port = int(self.console.rpartition(":")[2])
        self._logs = logs
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> Self:
        try:
            self._start("web", "--port", str(self.port))
            self._start("worker")
            self._start("jobs")
            self.until(self._web_answers, "the web server answers")
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def until(self, happened: Callable[[], bool], what: str) -> None:
        """Wait until something happened; raises NotAsTold when it does not, or when a server ended."""
        deadline = time.monotonic() + PATIENCE
        while not happened():
            self._all_live()
            if time.monotonic() > deadline:
                raise NotAsTold(f"waited {PATIENCE:.0f} seconds in vain until {what}")
            time.sleep(0.05)

    def watch(self, stop: threading.Event) -> None:
        """Wait until told to stop; raises NotAsTold when a server ended."""
        while not stop.wait(0.5):
            self._all_live()

    def click(self, uri: str) -> int:
        """POST to the https URI of List-Unsubscribe as a mail client does (RFC 8058); the status of the answer.

        The connection goes to the server on loopback, as from the proxy that takes TLS off at the public address.
        """
        place = urlsplit(uri)
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {
            "Host": place.netloc,
            "X-Forwarded-Proto": place.scheme,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        try:
            connection.request("POST", place.path, ONE_CLICK, headers)
            return connection.getresponse().status
        finally:
            connection.close()

    def _all_live(self) -> None:
        for name, process in self._running.items():
            if process.poll() is not None:
                raise NotAsTold(f"the {name} ended with {process.returncode}: {self._last_words(name)}")

    def _end(self) -> None:
        for process in self._running.values():
            process.terminate()
        for process in self._running.values():
            with suppress(subprocess.TimeoutExpired):
                process.wait(15)
            with suppress(ProcessLookupError):
                # And what it left running, which would start the database anew.
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _start(self, name: str, *more: str) -> None:
        with (self._logs / f"{name}.log").open("wb") as log:
            self._running[name] = subprocess.Popen(
                [sys.executable, "-m", "jatak.cli", name, *more],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=dict(os.environ),
                # In a group of its own, so that Ctrl-C ends it through us.
                process_group=0,
            )

    def _web_answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/l/nobody", headers={"Host": urlsplit(PUBLIC_URL).netloc})
            return connection.getresponse().status < 500
        except OSError:
            return False
        finally:
            connection.close()

    def _last_words(self, name: str) -> str:
        lines = (self._logs / f"{name}.log").read_text("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else "it said nothing"
