"""The list of everything in an export, and what it says of the whole."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from jatak_verify.errors import Broken, Unreadable
from jatak_verify.files.content import Listed
from jatak_verify.strict import canonical
from jatak_verify.strict.letters import from_base64url, from_hex, instant
from jatak_verify.strict.shape import exactly, listed, number, text

PATH = "manifest.json"
FORMAT, VERSION = "jatak-evidence", 2
NAMES = ("format", "format_version", "product", "asked", "asked_at", "counts", "files", "signatures")
ASKED = {
    "campaign": ("campaign", "controller"),
    "ledger": ("controller",),
    "message": ("message",),
    "person": ("person", "controller"),
}
"""What is named of each kind of question; a controller that is None is every one."""
HASH_BYTES, KEY_BYTES, SIGNATURE_BYTES = 32, 32, 64


@dataclass(frozen=True, slots=True)
class Signature:
    """A key and what it made, 32 and 64 bytes."""

    key: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was asked and when, each file, how many lines of data there are, and who signed which bytes."""

    asked: dict[str, Any]
    asked_at: datetime
    product: str
    counts: dict[str, int]
    files: tuple[Listed, ...]
    signatures: tuple[Signature, ...]
    signed: bytes
    """What the signatures cover."""


def read(data: bytes) -> Manifest:
    """The manifest of these bytes; raises Broken, and Unreadable for a format that this program does not know."""
    value = canonical.read(data, PATH)
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise Unreadable("This is no export of Jatak: its list says nothing of one.")
    if value.get("format_version") != VERSION:
        words = f"This program reads version {VERSION} of the format, and the file is not of that version."
        raise Unreadable(words, "Use the program of the version of Jatak that wrote it.")
    exactly(value, NAMES, PATH)
    product = exactly(value["product"], ("name", "version"), "The product in manifest.json")
    return Manifest(
        _asked(value["asked"]),
        instant(value["asked_at"], "The time in manifest.json"),
        f"{text(product['name'], 'The product')} {text(product['version'], 'The version')}",
        _counts(value["counts"]),
        tuple(map(_listed, listed(value["files"], "The list of files"))),
        tuple(map(_signature, listed(value["signatures"], "The list of signatures"))),
        canonical.write({**value, "signatures": []}),
    )


def _asked(value: object) -> dict[str, Any]:
    what = "What was asked in manifest.json"
    kind = value.get("kind") if isinstance(value, dict) else None
    if not isinstance(kind, str) or kind not in ASKED:
        raise Broken(f"{what} is none of the questions that an export answers.")
    said = exactly(value, ("kind", "words", *ASKED[kind]), what)
    for name in ("words", *ASKED[kind]):
        if said[name] is not None or name != "controller":
            text(said[name], f"{what}, its {name},")
    return said


def _counts(value: object) -> dict[str, int]:
    if not isinstance(value, dict):
        raise Broken("The counts in manifest.json are no object.")
    return {name: number(count, f"The count of {name}") for name, count in value.items()}


def _listed(value: object) -> Listed:
    entry = exactly(value, [field.name for field in fields(Listed)], "A file in manifest.json")
    path = text(entry["path"], "The name of a file")
    return Listed(
        path,
        number(entry["size"], f"The size of {path}"),
        from_hex(entry["sha256"], HASH_BYTES, f"The SHA-256 of {path}").hex(),
        number(entry["packed_size"], f"The packed size of {path}"),
        from_hex(entry["packed_sha256"], HASH_BYTES, f"The packed SHA-256 of {path}").hex(),
    )


def _signature(value: object) -> Signature:
    entry = exactly(value, ("key", "signature"), "A signature in manifest.json")
    key = from_hex(entry["key"], KEY_BYTES, "The key of a signature in manifest.json")
    made = from_base64url(entry["signature"], SIGNATURE_BYTES, "A signature in manifest.json")
    return Signature(key, made)
