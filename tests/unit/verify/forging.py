"""Somebody with every tool but the key: opens an export, changes it, and packs it so that hashes fit again."""

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.unit.verify.ledger import url_safe

from jatak.evidence.archive import Archive

Files = dict[str, bytes]
Row = dict[str, Any]


def opened(data: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def forged(
    data: bytes,
    change: Callable[[Files], object] = lambda files: None,
    signer: Ed25519PrivateKey | None = None,
    manifest: Callable[[Row], object] = lambda manifest: None,
) -> bytes:
    """The export with its files changed, list and hashes made anew; signed again where there is a key to sign with."""
    files = opened(data)
    told = json.loads(files.pop("manifest.json"))
    change(files)
    out = io.BytesIO()
    with Archive(out) as archive:
        for path in sorted(files):
            archive.add(path, [files[path]])
        told["files"] = [asdict(each) for each in archive.listed]
        manifest(told)
        archive.add("manifest.json", [signed(told, signer) if signer else rfc8785.dumps(told)], packed=False)
    return out.getvalue()


def signed(told: Row, signer: Ed25519PrivateKey) -> bytes:
    plain = rfc8785.dumps({**told, "signatures": []})
    key = signer.public_key().public_bytes_raw().hex()
    return rfc8785.dumps({**told, "signatures": [{"key": key, "signature": url_safe(signer.sign(plain))}]})


def with_manifest(data: bytes, raw: Callable[[bytes], bytes]) -> bytes:
    """The export with other bytes as its list, and nothing else changed."""
    files = opened(data)
    out = io.BytesIO()
    with Archive(out) as archive:
        for path in sorted(files):
            archive.add(path, [raw(files[path]) if path == "manifest.json" else files[path]], path != "manifest.json")
    return out.getvalue()


def lines(path: str, change: Callable[[list[Row]], object]) -> Callable[[Files], None]:
    """A change of the lines of one file."""

    def changed(files: Files) -> None:
        rows = [json.loads(line) for line in files[path].splitlines()]
        change(rows)
        files[path] = b"".join(rfc8785.dumps(row) + b"\n" for row in rows)

    return changed
