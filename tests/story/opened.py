"""An export as its reader opens it."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import rfc8785

from jatak.evidence.contents import Contents, Stamp
from jatak.retention.disclosure import disclose

STAMP = Stamp(datetime(2026, 7, 1, 9, tzinfo=UTC), "1.2.3")


class Opened:
    """The files of an export, and what its rows say."""

    def __init__(self, file: Path) -> None:
        with zipfile.ZipFile(file) as archive:
            self.names = archive.namelist()
            self.files = {name: archive.read(name) for name in self.names}

    @property
    def manifest(self) -> dict[str, Any]:
        return json.loads(self.files["manifest.json"])

    @property
    def page(self) -> str:
        return self.files["index.html"].decode()

    def rows(self, name: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.files[f"data/{name}.jsonl"].splitlines()]

    def kinds(self) -> list[str]:
        return [event["entry"]["kind"] for event in self.rows("events")]


def damaged(files: dict[str, bytes]) -> list[str]:
    """The small check that anybody can write: files that are not as the manifest lists them, missing or added."""
    listed = {file["path"]: (file["size"], file["sha256"]) for file in json.loads(files["manifest.json"])["files"]}
    found = {
        path: (len(content), hashlib.sha256(content).hexdigest())
        for path, content in files.items()
        if path != "manifest.json"
    }
    return sorted(path for path in listed.keys() | found.keys() if listed.get(path) != found.get(path))


def commitment(salt: str, value: object) -> str:
    """SHA-256 over a salt and the canonical JSON of a value, computed by the standard's own library."""
    return hashlib.sha256(bytes.fromhex(salt) + rfc8785.dumps(value)).hexdigest()


def exporting(folder: Path) -> Callable[..., Opened]:
    """How a test writes an export into its folder and opens it."""

    def write(collect: Callable[[], Contents], name: str = "evidence.zip", stamp: Stamp = STAMP) -> Opened:
        disclose(collect, folder / name, stamp)
        return Opened(folder / name)

    return write
