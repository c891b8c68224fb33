"""The log of the embedded server, kept short."""

import os
from pathlib import Path
from typing import IO

from jatak.database.place import log_file

LIMIT = 10 * 1024**2


def open_log() -> IO[bytes]:
    """The log, open for appending, mode 0600."""
    return os.fdopen(os.open(log_file(), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "ab")


def log_size() -> int:
    """How many bytes the log holds now."""
    return log_file().stat().st_size if log_file().exists() else 0


def log_since(offset: int) -> str:
    """What the server wrote after `offset` bytes, at most the last 20 kB."""
    with open(log_file(), "rb") as log:
        log.seek(max(offset, log_size() - 20_000, 0))
        return log.read().decode(errors="replace")


def trim_log() -> None:
    """Keep the last tenth of a log beyond 10 MB; the server appends, so it goes on at the new end."""
    if log_size() > LIMIT:
        kept = log_since(log_size() - LIMIT // 10)
        Path(f"{log_file()}.1").write_text(kept)
        os.truncate(log_file(), 0)
