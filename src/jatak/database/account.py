"""Which account of the machine the embedded server runs as: PostgreSQL refuses to run as root."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jatak.base.errors import JatakError

OWN = "jatak"
# Where `useradd` is missing or refused (a read-only /etc), an account that every Debian or Fedora has.
OTHERS = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """A system user that root lends the server to."""

    uid: int
    gid: int

    def start(self) -> dict[str, Any]:
        """The arguments with which `subprocess` starts a program as this account."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def server_account(data: Path) -> Account | None:
    """None for an ordinary user, who runs the server himself; for root the owner of `data`, or the system user."""
    if os.geteuid() != 0:
        return None
    if data.exists():
        owner = data.stat()
        return Account(owner.st_uid, owner.st_gid)
    return _system_user()


def _system_user() -> Account:
    for name in (OWN, None, OWN, *OTHERS):
        if name is None:
            _create()
        elif found := _lookup(name):
            return found
    raise JatakError(
        "No system user is there to run the database, and none could be created.",
        f"Create one (useradd --system {OWN}), or run jatak as an ordinary user.",
    )


def _lookup(name: str) -> Account | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(entry.pw_uid, entry.pw_gid)


def _create() -> None:
    if program := shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin"):
        options = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"]
        subprocess.run([program, *options, OWN], capture_output=True, check=False)
