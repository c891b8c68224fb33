"""The home of one play: fresh, never the user's own; removed at the end unless it is to be kept."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from jatak.base.errors import UsageError
from jatak.demo.ports import preferred_port

PUBLIC_URL = "https://post.sydrejser.example"
"""Where the links of the mails lead; the demo stands in for the proxy that would take TLS off there."""
CONSOLE_URL = "JATAK_CONSOLE_URL"
PORT = 8000
"""Where the console is reached, if nothing else listens there."""
NOT_OURS = ("JATAK_DATABASE_URL", "JATAK_ALLOWED_HOSTS", "JATAK_ROLE", "JATAK_OPERATOR_ADDRESS")
"""What the user set for an installation of their own."""
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""What ends the play: Ctrl-C, a supervisor, a terminal that is closed."""


@dataclass(frozen=True)
class House:
    """Where the play takes place."""

    home: Path
    kept: bool

    @property
    def mails(self) -> Path:
        """Every mail that the sink took, a file each."""
        return _folder(self.home / "mails")

    @property
    def logs(self) -> Path:
        """What web, worker and jobs said."""
        return _folder(self.home / "logs")


@contextmanager
def house(keep: Path | None) -> Iterator[House]:
    """A fresh home in `keep`, else in a temporary folder, with Jatak pointed at it; its database stops at the end.

    A signal that asks us to end is a KeyboardInterrupt, so that everything is closed on the way out.
    """
    _end_tidily()
    home = _fresh(keep)
    before = dict(os.environ)
    try:
        _point_at(home)
        yield House(home, kept=keep is not None)
    finally:
        _close(home)
        os.environ.clear()
        os.environ.update(before)
        if keep is None:
            shutil.rmtree(home, ignore_errors=True)


def set_up(smtp_url: str) -> None:
    """Let Django read its settings, now that the relay is known."""
    os.environ |= {
        "JATAK_SMTP_URL": smtp_url,
        "JATAK_ROLE": "web",
        "DJANGO_SETTINGS_MODULE": "jatak.site.web",
    }
    import django

    django.setup()


def _fresh(keep: Path | None) -> Path:
    if keep is None:
        return Path(tempfile.mkdtemp(prefix="jatak-demo-"))
    if keep.exists() and (not keep.is_dir() or any(keep.iterdir())):
        raise UsageError(f"{keep} is not empty.", "Name a folder that is empty, or that does not exist yet.")
    keep.mkdir(mode=0o700, parents=True, exist_ok=True)
    return keep.resolve()


def _point_at(home: Path) -> None:
    for name in NOT_OURS:
        os.environ.pop(name, None)
    os.environ |= {
        "JATAK_HOME": str(home),
        "JATAK_PUBLIC_URL": PUBLIC_URL,
        CONSOLE_URL: f"http://127.0.0.1:{preferred_port(PORT)}",
        "JATAK_TWO_FACTOR": "offered",
    }


def _close(home: Path) -> None:
    from django.conf import settings
    from django.db import connections

    from jatak.database import embedded

    if settings.configured:
        connections.close_all()
    embedded.stop()
    if (sockets := home / "postgres.socket").exists():
        shutil.rmtree(sockets.read_text(), ignore_errors=True)
        sockets.unlink()


def _folder(path: Path) -> Path:
    path.mkdir(mode=0o700, exist_ok=True)
    return path


def _end_tidily() -> None:
    """Also where a shell ignores Ctrl-C for what runs behind `&`; only what nohup started outlives its terminal."""
    for number in ENDINGS:
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _interrupt)


def _interrupt(number: int, frame: object) -> None:
    for again in ENDINGS:
        # What is closed and removed from now on is not left half done.
        signal.signal(again, signal.SIG_IGN)
    raise KeyboardInterrupt
