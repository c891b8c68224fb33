"""The running server process: starting, waiting, stopping."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from psycopg.pq import PGconn, Ping

from jatak.base.errors import JatakError
from jatak.database.account import Account
from jatak.database.disk import FullDisk, names_full_disk
from jatak.database.log import log_since, log_size, open_log
from jatak.database.notice import tell
from jatak.database.place import data_folder, opened_for, socket_folder
from jatak.database.programs import programs_for

TELL_AFTER = 3.0
PROCESSES = Path("/proc")
# Servers that this process started: held so that a dead one is reaped.
_started: list[subprocess.Popen[bytes]] = []


def ping() -> Ping:
    """Ask the server without logging in: OK, REJECT (starting or stopping), or NO_RESPONSE."""
    return Ping(PGconn.ping(f"host={socket_folder()} port=5432 dbname=postgres".encode()))


def postmaster() -> int | None:
    """The id of the server that runs in our data folder, None when none does."""
    for process in _started:
        process.poll()
    try:
        pid = int((data_folder() / "postmaster.pid").read_text().split()[0])
    except (FileNotFoundError, IndexError, ValueError):
        return None
    return pid if _works_in(pid, data_folder()) else None


def _works_in(pid: int, folder: Path) -> bool:
    """A process of the server stands in its data folder; another one that got a dead server's id does not."""
    try:
        if not PROCESSES.exists():
            os.kill(pid, 0)
            return True
        return os.path.samefile(f"/proc/{pid}/cwd", folder)
    except OSError:
        return False


def _remains() -> Iterator[int]:
    """Processes of a killed server, which end by themselves as soon as they notice."""
    numbers = (int(name) for name in os.listdir(PROCESSES) if name.isdigit()) if PROCESSES.exists() else ()
    return (pid for pid in numbers if pid != os.getpid() and _works_in(pid, data_folder()))


def start(account: Account | None) -> None:
    """Start the server in a session of its own, so that it outlives this command, and wait until it answers."""
    _wait_while(lambda: any(_remains()), "Waiting for the remains of a killed database server to end ...")
    _forget_the_dead()
    before = log_size()
    with opened_for(account, data_folder()) as (name, arguments), open_log() as log:
        command = [str(programs_for(account) / "postgres"), "-D", name]
        arguments |= {"env": {"LC_ALL": "C"}, "start_new_session": True}
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **arguments)
    _started.append(process)
    wait_until_ready(before, process)


def _forget_the_dead() -> None:
    """Remove what a killed server left: its id may belong to a stranger now, or to a zombie that nobody has reaped."""
    if PROCESSES.exists():
        for stale in (data_folder() / "postmaster.pid", socket_folder() / ".s.PGSQL.5432.lock"):
            stale.unlink(missing_ok=True)


def wait_until_ready(log_offset: int, started: subprocess.Popen[bytes] | None = None) -> None:
    """Wait as long as the server lives: after a crash, recovery takes what it takes."""

    def still_starting() -> bool:
        if ping() == Ping.OK:
            return False
        if postmaster() is None and not (started and started.poll() is None):
            raise _failure(log_since(log_offset))
        return True

    _wait_while(still_starting, "The database is starting up, after a crash it first recovers; please wait ...")


def _failure(log: str) -> JatakError:
    if names_full_disk(log):
        return FullDisk(data_folder())
    return JatakError(
        f"The database server in {data_folder()} did not start:\n{log.strip()}",
        "If the reason is not clear, look for damage or a wrong setting in operator.conf of that folder.",
    )


def stop() -> bool:
    """Stop the server, closing its connections, and wait until it is gone; False when none ran."""
    pid = postmaster()
    if pid is None:
        return False
    os.kill(pid, signal.SIGINT)
    _wait_while(lambda: postmaster() is not None or any(_remains()), "The database is stopping ...")
    return True


def _wait_while(condition: Callable[[], bool], message: str) -> None:
    begin, told = time.monotonic(), False
    while condition():
        if not told and time.monotonic() - begin > TELL_AFTER:
            tell(message)
            told = True
        time.sleep(0.02)
