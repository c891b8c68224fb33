"""Where the embedded server keeps its data, its socket, its lock and its log."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jatak.database.account import Account, server_account
from jatak.database.home import home

# A socket's address holds 107 bytes and a home may be far longer, so the socket lies in a short folder of its own,
# under a random name that nobody could have taken before; the home remembers it.
SOCKETS = "/tmp"  # noqa: S108


def data_folder() -> Path:
    """The folder of the tables."""
    return home() / "postgres"


def log_file() -> Path:
    """The server's log."""
    return home() / "postgres.log"


def socket_folder() -> Path:
    """The private folder of the socket, made and remembered at first use, and anew when it is gone or not ours."""
    record = home() / "postgres.socket"
    account = server_account(data_folder())
    owner = account.uid if account else os.geteuid()
    if record.exists() and _is_private(remembered := Path(record.read_text()), owner):
        return remembered
    return _remember(_new_folder(account), record)


def _is_private(folder: Path, owner: int) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    return found.st_uid == owner and found.st_mode & 0o170777 == 0o040700


def _new_folder(account: Account | None) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="jatak-", dir=SOCKETS))
    if account:
        os.chown(folder, account.uid, account.gid)
    return folder


def _remember(folder: Path, record: Path) -> Path:
    draft = record.with_name(f".{record.name}.{os.getpid()}")
    draft.write_text(str(folder))
    draft.replace(record)
    return folder


@contextmanager
def opened_for(account: Account | None, folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The name of `folder` for a program that runs as `account`, and the arguments that start it so.

    The account cannot pass the closed folders above (a home of root is 0700), and their modes are not ours to widen. So
    root opens the folder and hands the open descriptor down; through /proc/self/fd it is reached without passing them.
    """
    if account is None:
        yield str(folder), {"cwd": "/"}
        return
    descriptor = os.open(folder, os.O_PATH | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{descriptor}", {"cwd": "/", "pass_fds": (descriptor,), **account.start()}
    finally:
        os.close(descriptor)
