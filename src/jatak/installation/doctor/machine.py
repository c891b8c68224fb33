"""The disk, and whether others of this machine can read what is ours."""

import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from jatak.database.home import home
from jatak.installation.doctor.finding import Finding, look, ok, problem

GIB = 1024**3
TOO_LITTLE, LITTLE = 1 * GIB, 5 * GIB
PRIVATE = ("secrets", "dkim", "archive")


def check_disk() -> Iterator[Finding]:
    """There is space left where the home is."""
    yield space(home(), shutil.disk_usage(home()).free)


def space(folder: Path, free: int) -> Finding:
    """What so many free bytes mean."""
    said = f"{free / GIB:.1f} GB are free where {folder} is."
    remedy = "Free space, or stop Jatak and move JATAK_HOME to a larger disk: a full disk stops every message."
    if free < TOO_LITTLE:
        return problem(said, remedy)
    return look(said, remedy) if free < LITTLE else ok(said)


def check_modes() -> Iterator[Finding]:
    """Nobody else reads the home, its secrets and its keys."""
    folder = home()
    open_ones = [path for path in (folder, *_inside(folder)) if _is_open(path)]
    if not open_ones:
        yield ok(f"Nobody else of this machine reads {folder}.")
    for path in open_ones[:5]:
        yield problem(
            f"{path} is open to others of this machine ({stat.filemode(path.stat().st_mode)}).",
            f"Run: chmod {'700' if path.is_dir() else '600'} {path}",
        )


def _inside(folder: Path) -> Iterator[Path]:
    for name in PRIVATE:
        if (folder / name).is_dir():
            yield folder / name
            yield from sorted((folder / name).rglob("*"))


def _is_open(path: Path) -> bool:
    return bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))
