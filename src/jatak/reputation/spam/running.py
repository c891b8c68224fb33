"""Runs a program of the system on a message."""

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress

from jatak.reputation.spam.score import SpamCheckFailed

SYSTEM = ("/usr/bin", "/usr/sbin", "/sbin")
"""Looked at after PATH, which often lacks them for users and services."""


def find(program: str) -> str | None:
    """Where a program is, None where it is not."""
    places = (*os.environ.get("PATH", os.defpath).split(os.pathsep), *SYSTEM)
    return shutil.which(program, path=os.pathsep.join(places))


def run(command: Sequence[str], message: bytes, timeout: float) -> bytes:
    """What a program says about a message on standard output; raises SpamCheckFailed after `timeout` seconds."""
    name = os.path.basename(command[0])
    # In the language of its own code, whose words we know; a group of its own, so that nothing of it stays behind.
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "LC_ALL": "C"},
        start_new_session=True,
    )
    try:
        said, complaint = process.communicate(message, timeout)
    except subprocess.TimeoutExpired:
        raise SpamCheckFailed(
            f"{name} gave no answer in {timeout:g} seconds.", "Look whether it works on its own; give --timeout more."
        ) from None
    finally:
        _end(process)
    if process.returncode != 0 or not said.strip():
        why = (complaint or said).decode("utf-8", "replace").strip().splitlines()
        raise SpamCheckFailed(
            f"{name} ended with {process.returncode}: {why[-1] if why else 'it said nothing'}.", _REMEDY.get(name, "")
        )
    return said


_REMEDY = {
    "rspamc": "Start rspamd (systemctl start rspamd), or install spamassassin, which needs no server.",
    "spamc": "Start spamd, or install spamassassin, which needs no server.",
    "spamassassin": "Look whether `spamassassin --lint` finds a mistake in its settings.",
}


def _end(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
