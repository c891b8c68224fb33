"""`jatak law pages`: writes the pages of the law, or names those that are stale."""

from pathlib import Path

import typer

from jatak.base.errors import UsageError
from jatak.cli.output import answer, console
from jatak.lawpages.book import pages
from jatak.lawpages.folder import Difference, difference


def write(folder: Path, as_json: bool) -> None:
    """Bring the folder to what packs and rules say today; only pages that change are touched."""
    wanted = pages()
    found = _difference(folder, wanted)
    for path in (*found.missing, *found.changed):
        _write(folder / path, wanted[path])
    for path in found.left_over:
        (folder / path).unlink()
    content = {"folder": str(folder), "pages": len(wanted), "written": found.missing + found.changed}
    answer(content | {"removed": found.left_over}, as_json, lambda: _told(folder, len(wanted), found))


def compare(folder: Path, as_json: bool) -> None:
    """Name the pages that are not as they should be; ends with 1 if there are any."""
    stale = _difference(folder, pages()).stale
    answer({"folder": str(folder), "stale": stale}, as_json, lambda: [print(folder / path) for path in stale])
    if stale:
        console.print(f"These pages are stale: write them anew with `jatak law pages {folder}`.", markup=False)
        raise typer.Exit(1)


def _difference(folder: Path, wanted: dict[str, str]) -> Difference:
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is no folder.", "Name a folder for the pages; it is made if it is missing.")
    files = (file for file in sorted(folder.rglob("*.md")) if file.is_file())
    return difference({file.relative_to(folder).as_posix(): _read(file) for file in files}, wanted)


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
