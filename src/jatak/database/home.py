"""The folder that holds everything of one installation, and its secrets."""

import functools
import os
import secrets
from contextlib import suppress
from pathlib import Path

from jatak.base.errors import UsageError


def home() -> Path:
    """The folder JATAK_HOME, made with mode 0700 when it is missing; parents keep their modes."""
    data = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    chosen = Path(os.environ.get("JATAK_HOME") or f"{data}/jatak").expanduser()
    if not chosen.is_absolute():
        chosen = Path.cwd() / chosen
    return private_folder(chosen)


def private_folder(folder: Path) -> Path:
    """Make a folder with mode 0700 unless it exists; an existing one is left as its owner made it."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"The folder {folder} cannot be made: {error.strerror}.",
            "Set JATAK_HOME to a folder that you may write.",
        ) from error
    return folder


def secret(name: str, size: int = 32) -> bytes:
    """The secret of this name, `size` random bytes made once and kept in home/secrets with mode 0600."""
    file = private_folder(home() / "secrets") / name
    try:
        return file.read_bytes()
    except FileNotFoundError:
        _make_once(file, secrets.token_bytes(size))
        return file.read_bytes()


def kept_secret(name: str) -> bytes:
    """The same, read once a process: for what is signed or hashed all the time by a secret that never changes."""
    return _kept(str(home()), name)


@functools.cache
def _kept(_home: str, name: str) -> bytes:
    return secret(name)


def replace_secret(name: str, content: bytes) -> None:
    """Put another secret in the place of one, whole or not at all; the former one is gone."""
    file = private_folder(home() / "secrets") / name
    draft = _drafted(file, content)
    os.replace(draft, file)


def _make_once(file: Path, content: bytes) -> None:
    """Write a file whole or not at all; of several writers at once, the first one wins."""
    draft = _drafted(file, content)
    try:
        with suppress(FileExistsError):
            os.link(draft, file)
    finally:
        draft.unlink()


def _drafted(file: Path, content: bytes) -> Path:
    draft = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
    except BaseException:
        draft.unlink()
        raise
    return draft
