"""The PostgreSQL that Jatak brings along.

It is started by the first command that needs it and keeps running, so that the next one finds it warm; `jatak db stop`
or the end of the machine stops it. Only the account that owns JATAK_HOME, and root, reach its socket, with a password.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from psycopg.pq import Ping

from jatak.database import process
from jatak.database.account import server_account
from jatak.database.cluster import ADMIN, admin_password, make_cluster, write_settings
from jatak.database.home import home
from jatak.database.log import log_size, trim_log
from jatak.database.notice import tell
from jatak.database.place import data_folder, socket_folder
from jatak.database.server import Server

DATABASE = "jatak"


def embedded_server() -> Server:
    """Where the embedded server is reached, running or not."""
    place = {"host": str(socket_folder()), "port": "5432", "dbname": DATABASE}
    return Server({**place, "user": ADMIN, "password": admin_password()}, embedded=True)


def ensure_running() -> Server:
    """Start the embedded server unless it runs, wait until it answers, and say where it is reached."""
    trim_log()
    if not (process.ping() == Ping.OK and process.postmaster()):
        with _alone():
            _start()
    return embedded_server()


def _start() -> None:
    account = server_account(data_folder())
    if process.postmaster():
        process.wait_until_ready(log_size())
        return
    if not data_folder().exists():
        tell(f"Making a database in {data_folder()} ...")
        make_cluster(account)
    write_settings(account)
    process.start(account)


def stop() -> bool:
    """Stop the embedded server; False when it did not run."""
    if not data_folder().exists():
        return False
    with _alone():
        return process.stop()


def is_running() -> bool:
    """Whether the embedded server answers."""
    return process.postmaster() is not None and process.ping() == Ping.OK


@contextmanager
def _alone() -> Iterator[None]:
    """Of several commands at once one starts or stops; the others wait for it and find it done."""
    with open(os.open(home() / "postgres.lock", os.O_RDWR | os.O_CREAT, 0o600), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
