"""README.txt: what each file holds, and how anybody can check it."""

from datetime import datetime
from importlib.resources import files

from jatak.evidence.contents import Contents
from jatak.evidence.manifest import instant
from jatak.evidence.sealed import Log

SNIPPET = """\
import hashlib, json, zipfile
for line in zipfile.ZipFile("evidence.zip").read("data/events.jsonl").splitlines():
    event = json.loads(line)
    entry = json.dumps(event["entry"], sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    print(event["entry"]["id"], hashlib.sha256(bytes.fromhex(event["salt"]) + entry).hexdigest() == event["commitment"])
"""
"""What computes the commitments again. Canonical for entries, which hold text and booleans: no numbers, plain names."""


SIGNED = """\
manifest.json itself is signed with Ed25519 (RFC 8032) by this key, in hexadecimal:

{key}

Compare it with what the company tells you by another way. The signature covers the canonical JSON (RFC 8785) of
manifest.json with nothing in its list "signatures".\
"""
UNSIGNED = """\
Nobody signed manifest.json: it is covered by the SHA-256 of this whole archive, which was shown when it was made. Keep
that apart from it.\
"""
LOG = """\
HOW TO CHECK THE LOG
--------------------
Commitments of events stand in a log that can only grow, a Merkle tree (RFC 9162, section 2.1). log/heads.jsonl has each
signed head: how many entries there were at an instant, and the root over them; the signature covers the canonical JSON
of "at", "log", "root" and "size", and so do time stamps of third parties (RFC 3161), if there are any. log/proofs.jsonl
has the way from each event to the root of a head, in the order of the events; null where an event is not sealed yet.
log/consistency.jsonl proves that each head continues the one before. Whoever kept a head of another day can hold it
against them: no event of before can have been changed or taken out since.


"""


def readme(contents: Contents, at: datetime, log: Log | None = None) -> str:
    """The text beside the data."""
    template = files("jatak.evidence").joinpath("README.txt").read_text("utf-8")
    return template.format(
        asked=contents.asked["words"],
        at=instant(at),
        files=_files(contents),
        snippet=SNIPPET.rstrip(),
        signed=SIGNED.format(key=log.key.hex()) if log else UNSIGNED,
        log=LOG if log else "",
    )


def _files(contents: Contents) -> str:
    every = {part.path: part.holds for part in sorted(contents.parts, key=lambda part: part.path)}
    width = max(map(len, every), default=0)
    return "\n".join(f"{path:<{width}}  {holds}" for path, holds in every.items())
