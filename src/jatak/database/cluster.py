"""Making the data folder of the embedded server."""

import os
import secrets
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

from jatak.base.errors import JatakError
from jatak.database.account import Account
from jatak.database.disk import FullDisk, names_full_disk
from jatak.database.home import secret
from jatak.database.place import data_folder, opened_for, socket_folder
from jatak.database.programs import programs_for

ADMIN = "jatak_admin"
MAJOR = "18"
OPTIONS = (
    *("--username", ADMIN, "--auth", "scram-sha-256", "--encoding", "UTF8", "--no-instructions"),
    *("--locale-provider", "builtin", "--locale", "C", "--builtin-locale", "C.UTF-8"),
)


def admin_password() -> str:
    """The password of the embedded server's administrator."""
    return secret("database-admin").hex()


def make_cluster(account: Account | None) -> None:
    """Run initdb beside the final folder and move the finished cluster there, so that no half-made one is ever met."""
    draft = data_folder().with_name("postgres.new")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    if account:
        os.chown(draft, account.uid, account.gid)
    try:
        _initdb(draft, account)
        draft.rename(data_folder())
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def _initdb(folder: Path, account: Account | None) -> None:
    password = _password_file(account)
    try:
        with opened_for(account, folder) as (name, start):
            program = str(programs_for(account) / "initdb")
            arguments = [program, "--pgdata", name, "--pwfile", str(password), *OPTIONS]
            done = subprocess.run(arguments, capture_output=True, text=True, env={"LC_ALL": "C"}, **start)
    finally:
        password.unlink()
    if done.returncode and names_full_disk(done.stderr):
        raise FullDisk(folder.parent)
    if done.returncode:
        raise JatakError(f"The database could not be made in {folder.parent}:\n{done.stderr.strip()}")
    with open(folder / "postgresql.conf", "a") as conf:
        conf.write("\ninclude = 'jatak.conf'\ninclude_if_exists = 'operator.conf'\n")


def _password_file(account: Account | None) -> Path:
    """The password goes through a file of mode 0600 that lives for a second: a command line is visible to everybody."""
    return _put(socket_folder() / f".{secrets.token_hex(8)}", admin_password(), account)


def _put(file: Path, text: str, account: Account | None) -> Path:
    """Write a file of mode 0600 for the server's account, never through a link that this account may have laid."""
    draft = file.with_name(f".{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(text)
        if account:
            os.fchown(out.fileno(), account.uid, account.gid)
    return draft.replace(file)


def write_settings(account: Account | None) -> None:
    """Put this version's settings into the cluster, after making sure that the programs can read its tables."""
    found = (data_folder() / "PG_VERSION").read_text().strip()
    if found != MAJOR:
        raise JatakError(
            f"The data in {data_folder()} are of PostgreSQL {found}, and this version of jatak brings {MAJOR}.",
            "Restore a backup made with the older version (docs/operate.md).",
        )
    text = files("jatak.database").joinpath("embedded.conf").read_text()
    socket = f"unix_socket_directories = '{socket_folder()}'\n"
    _put(data_folder() / "jatak.conf", text + socket + _shared_memory(), account)


def _shared_memory() -> str:
    """Containers often get 64 MB of /dev/shm, on which parallel queries fail as if the disk were full."""
    try:
        free = shutil.disk_usage("/dev/shm").free  # noqa: S108
    except OSError:
        free = 0
    return "" if free >= 512 * 1024**2 else "dynamic_shared_memory_type = 'mmap'\n"
