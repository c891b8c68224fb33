"""What is in a backup, and its manifest."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from jatak.database.hash_key import known_by
from jatak.database.home import home

FORMAT, FORMAT_VERSION = "jatak-backup", 1
DUMP = "data/database.dump"
FILES = "files/"
"""Before the name of each file beside the database; backups of earlier versions have `data/` there."""
MANIFEST = "manifest.json"
FOLDERS = ("archive", "media")
"""Folders of the home that the database refers to: old messages, pictures."""


def files() -> Iterator[tuple[str, Path]]:
    """Each file that belongs to a backup beside the database: its name there and its place, by name."""
    found = (path for folder in FOLDERS for path in (home() / folder).rglob("*") if path.is_file())
    yield from sorted((f"{FILES}{path.relative_to(home()).as_posix()}", path) for path in found)


def about(at: datetime, version: str) -> dict[str, Any]:
    """What the manifest says beside the files."""
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "product": version,
        "at": at.isoformat(),
        "secrets": known_by(),
    }


def listed(manifest: Mapping[str, Any]) -> dict[str, tuple[int, str]]:
    """Size and SHA-256 of each file by its name."""
    return {each["path"]: (each["size"], each["sha256"]) for each in manifest["files"]}
