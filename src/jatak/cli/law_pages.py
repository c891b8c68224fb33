"""`jatak law pages`: writes the pages of the law, or names those that are stale."""

from pathlib import Path

import typer

from jatak.base.errors import UsageError
from jatak.casebook.disagreements import disagreements
from jatak.cli.output import answer, console
from jatak.lawpages.disagreements import Disagreement
from jatak.lawpages.folder import Difference, difference
from jatak.lawpages.pages import pages


def wanted() -> dict[str, str]:
    """The pages as packs, rules and casebook make them today."""
    return pages(Disagreement(row, *said) for row, said in disagreements().items())


def write(folder: Path, as_json: bool) -> None:
    """Bring the folder to what packs and rules say today; only pages that change are touched."""
    made = wanted()
    found = _difference(folder, made)
    for path in (*found.missing, *found.changed):
        _write(folder / path, made[path])
    for path in found.left_over:
        (folder / path).unlink()
    content = {"folder": str(folder), "pages": len(made), "written": found.missing + found.changed}
    answer(content | {"removed": found.left_over}, as_json, lambda: _told(folder, len(made), found))


def compare(folder: Path, as_json: bool) -> None:
    """Name the pages that are not as they should be; ends with 1 if there are any."""
    stale = _difference(folder, wanted()).stale
    answer({"folder": str(folder), "stale": stale}, as_json, lambda: [print(folder / path) for path in stale])
    if stale:
        console.print(f"These pages are stale: write them anew with `jatak law pages {folder}`.", markup=False)
        raise typer.Exit(1)


def _difference(folder: Path, made: dict[str, str]) -> Difference:
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is no folder.", "Name a folder for the pages; it is made if it is missing.")
    files = (file for file in sorted(folder.rglob("*.md")) if file.is_file())
    return difference({file.relative_to(folder).as_posix(): _read(file) for file in files}, made)


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} cannot be read: {error}.", "Name a folder that holds the pages only.") from error


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}.", "Name a folder that is yours.") from error


def _told(folder: Path, count: int, found: Difference) -> None:
    print(f"{folder}: {count} pages, {len(found.missing + found.changed)} written, {len(found.left_over)} removed")
