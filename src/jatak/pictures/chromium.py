"""Where the browser is, and how it is started."""

import os
import shutil

from jatak.base.errors import JatakError
from jatak.site.environment import chromium

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class NoBrowser(JatakError):
    """There is no Chromium on this machine."""


def executable() -> str:
    """The program: JATAK_CHROMIUM, or the first that is found under its usual names; raises NoBrowser."""
    found = chromium() or next((path for name in NAMES if (path := shutil.which(name))), "")
    if not found:
        raise NoBrowser("There is no Chromium on this machine.", "Install it, or say in JATAK_CHROMIUM where it is.")
    return found


def switches() -> list[str]:
    """How it is started: in its sandbox, which it refuses to work in as root."""
    alone = ["--no-sandbox"] if os.geteuid() == 0 else []
    return [*alone, "--disable-dev-shm-usage", "--disable-gpu"]
