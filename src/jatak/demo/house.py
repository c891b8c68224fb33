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
def house(keep: Path | None, keep_anyway: bool = False) -> Iterator[House]:
    """A fresh home in `keep`, else in a temporary folder, with Jatak pointed at it; its database stops at the end."""
    home = _fresh(keep)
    kept = keep is not None or keep_anyway
    before = dict(os.environ)
    _point_at(home)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield House(home, kept)
    except BaseException:
        kept = keep is not None
        raise
    finally:
        _close(home)
        os.environ.clear()
        os.environ.update(before)
        if not kept:
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


def _interrupt(number: int, frame: object) -> None:
    raise KeyboardInterrupt
