"""How far an answer is, in a file beside it: while one state is read, nothing can be written to the database."""

import json
import os
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from math import ceil
from pathlib import Path
from shutil import rmtree
from typing import NamedTuple

from jatak.evidence.pace import Far

MINUTE = timedelta(minutes=1)
ENOUGH = 0.01


class Progress(NamedTuple):
    """What is being written of the answer and how much of it is there, when that was so, and how long it goes on."""

    far: Far
    at: datetime
    left: timedelta | None
    """None where nobody knows."""

    @property
    def minutes_left(self) -> int | None:
        """Begun ones count."""
        return None if self.left is None else ceil(self.left / MINUTE)


def tell(answer: Path, far: Far, left: timedelta | None = None) -> None:
    """Say how far it is; whole or not at all, since others look at any time."""
    draft = _beside(answer, ".part")
    draft.write_text(json.dumps([asdict(far), left and left.total_seconds()]), "utf-8")
    os.replace(draft, _beside(answer, ".progress"))


def heard(answer: Path) -> Progress | None:
    """How far it is; None where nobody has said."""
    file = _beside(answer, ".progress")
    try:
        far, left = json.loads(file.read_text("utf-8"))
        at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
        return Progress(Far(**far), at, None if left is None else timedelta(seconds=left))
    except FileNotFoundError:
        return None


def left_of(far: Far, since: timedelta) -> timedelta | None:
    """How long it goes on if the rest is as fast, of what began so long ago; None before a hundredth is there."""
    return since * ((1 - far.share) / far.share) if far.share and far.share >= ENOUGH else None


def forget(answer: Path) -> None:
    """It is made, or will not be; what a killed process left of it goes too."""
    _beside(answer, ".progress").unlink(missing_ok=True)
    for left in answer.parent.glob(f".{answer.name}.*"):
        if left.is_dir():
            rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def _beside(answer: Path, ending: str) -> Path:
    return answer.with_suffix(ending)
