"""The list of everything in an export, by which a missing, added or changed file is found."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from jatak.base.hashing import canonical_json
from jatak.evidence.archive import Listed

FORMAT, FORMAT_VERSION = "jatak-evidence", 1
PATH = "manifest.json"


def manifest(
    asked: Mapping[str, Any], at: datetime, version: str, counts: Mapping[str, int], files: Iterable[Listed]
) -> bytes:
    """The canonical JSON of a manifest (RFC 8785); a signature will cover it as it is with no signatures in it."""
    return canonical_json(
        {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "product": {"name": "jatak", "version": version},
            "asked": dict(asked),
            "asked_at": instant(at),
            "counts": dict(counts),
            "files": [{"path": file.path, "size": file.size, "sha256": file.sha256} for file in files],
            "signatures": [],
        }
    )


def instant(at: datetime) -> str:
    """An instant in UTC as RFC 3339 writes it, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
