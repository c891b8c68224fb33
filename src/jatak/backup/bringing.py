"""The files of a backup back into the home."""

import filecmp
import os
import shutil
from pathlib import Path, PurePosixPath

from jatak.backup import contents
from jatak.backup.programs import PIECE
from jatak.backup.reading import Backup, Damaged
from jatak.database.home import home, private_folder

PREFIXES = (contents.FILES, "data/")


def bring_files(backup: Backup) -> int:
    """Put back each file that is missing or differs; one that differs stays beside it as `.before`. How many."""
    places = {name: _place(name) for name in backup.files if name != contents.DUMP}
    return sum(_bring(backup, name, place) for name, place in places.items())


def _place(name: str) -> Path:
    """Only what belongs into the folders of a backup has a place, whatever its name says."""
    prefix = next((each for each in PREFIXES if name.startswith(each)), "")
    parts = PurePosixPath(name.removeprefix(prefix)).parts
    if not prefix or parts[:1] not in [(folder,) for folder in contents.FOLDERS] or ".." in parts:
        raise Damaged(f"The backup holds {name}, which belongs nowhere.", "Nothing of it was restored.")
    return home().joinpath(*parts)


def _bring(backup: Backup, name: str, place: Path) -> bool:
    for folder in reversed(place.relative_to(home()).parents[:-1]):
        private_folder(home() / folder)
    draft = place.with_name(f".{place.name}.part")
    with backup.open(name) as source, os.fdopen(_new(draft), "wb") as out:
        shutil.copyfileobj(source, out, PIECE)
    if place.exists():
        if filecmp.cmp(place, draft, shallow=False):
            draft.unlink()
            return False
        place.replace(place.with_name(f"{place.name}.before"))
    draft.replace(place)
    return True


def _new(file: Path) -> int:
    return os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
