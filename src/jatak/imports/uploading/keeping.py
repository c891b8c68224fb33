"""The file of an upload: in JATAK_HOME/imports, for its owner alone, and gone when its rows are kept."""

import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from jatak.database.home import home, private_folder
from jatak.imports.models import Upload

LONGEST_NAME = 120


def file_of(upload: Upload) -> Path:
    """Where it lies: under its own name, by which some systems' files are known."""
    name = re.sub(r"[^\w. ()+-]+", "_", upload.name)[-LONGEST_NAME:].lstrip(". ")
    return private_folder(private_folder(home() / "imports") / str(upload.pk)) / (name or "file")


def keep(upload: Upload, pieces: Iterable[bytes]) -> None:
    """Write it, with mode 0600; one that is there is written anew."""
    file = file_of(upload)
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        for piece in pieces:
            out.write(piece)


def throw_away(upload: Upload) -> None:
    """Remove it, again harmless."""
    shutil.rmtree(file_of(upload).parent, ignore_errors=True)
