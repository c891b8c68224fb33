"""README.txt: what each file holds, and how anybody can check it."""

from datetime import datetime
from importlib.resources import files

from jatak.evidence.contents import Contents
from jatak.evidence.manifest import instant

SNIPPET = """\
import hashlib, json, zipfile
for line in zipfile.ZipFile("evidence.zip").read("data/events.jsonl").splitlines():
    event = json.loads(line)
    entry = json.dumps(event["entry"], sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    print(event["entry"]["id"], hashlib.sha256(bytes.fromhex(event["salt"]) + entry).hexdigest() == event["commitment"])
"""
"""What computes the commitments again. Canonical for entries, which hold text and booleans: no numbers, plain names."""


def readme(contents: Contents, at: datetime) -> str:
    """The text beside the data."""
    template = files("jatak.evidence").joinpath("README.txt").read_text("utf-8")
    return template.format(
        asked=contents.asked["words"], at=instant(at), files=_files(contents), snippet=SNIPPET.rstrip()
    )


def _files(contents: Contents) -> str:
    every = {part.path: part.holds for part in sorted(contents.parts, key=lambda part: part.path)}
    width = max(map(len, every), default=0)
    return "\n".join(f"{path:<{width}}  {holds}" for path, holds in every.items())
