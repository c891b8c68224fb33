"""The list of everything in an export, by which a missing, added or changed file is found."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from jatak.base.hashing import canonical_json
from jatak.evidence.archive import Listed
from jatak.evidence.instants import instant
from jatak.evidence.letters import base64url
from jatak.evidence.sealed import Log

FORMAT, FORMAT_VERSION = "jatak-evidence", 2
PATH = "manifest.json"

__all__ = ["FORMAT", "FORMAT_VERSION", "PATH", "instant", "manifest", "signed"]


def manifest(
    asked: Mapping[str, Any], at: datetime, version: str, counts: Mapping[str, int], files: Iterable[Listed]
) -> bytes:
    """The canonical JSON of a manifest (RFC 8785), with no signatures in it."""
    return canonical_json(
        {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "product": {"name": "jatak", "version": version},
            "asked": dict(asked),
            "asked_at": instant(at),
            "counts": dict(counts),
            "files": [asdict(file) for file in files],
            "signatures": [],
        }
    )


def signed(plain: bytes, log: Log) -> bytes:
    """A manifest with the signature that covers it as it is without."""
    signatures = [{"key": log.key.hex(), "signature": base64url(log.sign(plain))}]
    return canonical_json({**json.loads(plain), "signatures": signatures})
