"""How far an answer is, in a file beside it: while one state is read, nothing can be written to the database."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple


class Progress(NamedTuple):
    """The file in the answer that is being written, how many lines it has, and when that was so."""

    writing: str
    lines: int
    at: datetime


def tell(answer: Path, writing: str, lines: int) -> None:
    """Say how far it is; whole or not at all, since others look at any time."""
    draft = _beside(answer, ".part")
    draft.write_text(json.dumps([writing, lines]), "utf-8")
    os.replace(draft, _beside(answer, ".progress"))


def heard(answer: Path) -> Progress | None:
    """How far it is; None where nobody has said."""
    file = _beside(answer, ".progress")
    try:
        writing, lines = json.loads(file.read_text("utf-8"))
        return Progress(writing, lines, datetime.fromtimestamp(file.stat().st_mtime, UTC))
    except FileNotFoundError:
        return None


def forget(answer: Path) -> None:
    """It is made, or will not be."""
    _beside(answer, ".progress").unlink(missing_ok=True)


def _beside(answer: Path, ending: str) -> Path:
    return answer.with_suffix(ending)
