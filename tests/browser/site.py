"""Pages, worker and jobs in processes of their own, as an operator runs them."""

import os
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

PATIENCE = 120.0
LOG_IN = "/console/account/login/"


@dataclass(frozen=True)
class Site:
    """Where it answers."""

    address: str


@contextmanager
def running_site(relay: str) -> Iterator[Site]:
    """The site while it is entered; its mail goes to this relay."""
    from tests.story.processes import started

    port = _free_port()
    site = Site(f"http://127.0.0.1:{port}")
    program = [sys.executable, "-m", "jatak.cli"]
    # Mail needs a public address with https; people who work here come in by one of their own.
    with _environment(JATAK_TWO_FACTOR="offered", JATAK_CONSOLE_URL=site.address), ExitStack() as running:
        for words in (["web", "--port", str(port)], ["worker"], ["jobs"]):
            process = running.enter_context(started([*program, *words], relay))
            assert process.poll() is None
        _wait_for(site)
        yield site


@contextmanager
def _environment(**more: str) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in more}
    os.environ.update(more)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.__setitem__(name, value)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_for(site: Site) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(site.address + LOG_IN, timeout=20):
                return
        except urllib.error.HTTPError as error:
            raise AssertionError(f"the site answers its log-in page with {error.code}; see above") from None
        except OSError:
            assert time.monotonic() < deadline, "the site does not answer"
            time.sleep(0.1)
