"""The files of a backup back into the home."""

import os
import shutil
from pathlib import Path, PurePosixPath

from jatak.backup import contents
from jatak.backup.programs import PIECE
from jatak.backup.reading import Backup, Damaged
from jatak.database.home import home, private_folder

PREFIX = "data/"


def bring_files(backup: Backup) -> int:
    """Put back each file that is missing or differs; one that differs stays beside it as `.before`. How many."""
    return sum(_bring(backup, name, _place(name)) for name in backup.files if name != contents.DUMP)


def _place(name: str) -> Path:
    """Only what belongs into the folders of a backup has a place, whatever its name says."""
    parts = PurePosixPath(name.removeprefix(PREFIX)).parts
    if not name.startswith(PREFIX) or parts[:1] not in [(folder,) for folder in contents.FOLDERS] or ".." in parts:
        raise Damaged(f"The backup holds {name}, which belongs nowhere.", "Nothing of it was restored.")
    return home().joinpath(*parts)


def _bring(backup: Backup, name: str, place: Path) -> bool:
    for folder in reversed(place.relative_to(home()).parents[:-1]):
        private_folder(home() / folder)
    draft = place.with_name(f".{place.name}.part")
    with backup.open(name) as source, os.fdopen(_new(draft), "wb") as out:
        shutil.copyfileobj(source, out, PIECE)
    if place.exists():
        if place.read_bytes() == draft.read_bytes():
            draft.unlink()
            return False
        place.replace(place.with_name(f"{place.name}.before"))
    draft.replace(place)
    return True


def _new(file: Path) -> int:
    return os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
