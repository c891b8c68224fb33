"""The proof comes out."""

import hashlib
import json
import subprocess
import sys
import zipfile
from collections import Counter
from importlib import metadata
from pathlib import Path
from typing import Any

from jatak.base.hashing import commitment
from jatak.demo.cast import Member
from jatak.demo.claims import claim, claim_same
from jatak.demo.world import World
from jatak.evidence.contents import Stamp
from jatak.retention.disclosure import disclose, of_person

SAID = {"given": 3, "confirmed": 3, "withdrawn": 1, "objected": 2}
"""What Ben said in the story, by kind of event."""
Row = dict[str, Any]


def play(world: World) -> dict[str, Any]:
    """Export all about Ben, and check it as anybody could who has the file alone."""
    ben = world.cast.named("ben")
    file = world.house.home / "evidence-ben.zip"
    stamp = Stamp(world.clock(), metadata.version("jatak"))
    with world.tell.waiting("Collecting ..."):
        written = disclose(lambda: of_person(ben.id), file, stamp)
    files = _read(file)
    _files_are_whole(files)
    events, messages = (_rows(files, name) for name in ("events", "messages"))
    _hashes_hold(events)
    _verifies(file)
    claim_same(dict(Counter(event["entry"]["kind"] for event in events)), SAID, "what Ben said, by kind")
    _as_received(world, ben, messages)
    world.tell.fact(f"{file.name}: {len(events)} events, {len(messages)} messages, and a page to read")
    world.tell.fact("Every hash was computed again from the file alone; one changed letter is noticed")
    world.tell.fact("jatak-verify, a program without server and database, says of each proof in it that it holds")
    return {"sha256": written.sha256, "events": len(events), "messages": len(messages)}


def _read(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _rows(files: dict[str, bytes], name: str) -> list[Row]:
    return [json.loads(line) for line in files[f"data/{name}.jsonl"].splitlines()]


def _files_are_whole(files: dict[str, bytes]) -> None:
    listed = {entry["path"]: entry["sha256"] for entry in json.loads(files["manifest.json"])["files"]}
    found = {path: hashlib.sha256(content).hexdigest() for path, content in files.items() if path != "manifest.json"}
    claim_same(found, listed, "the files of the export and their hashes")


def _hashes_hold(events: list[Row]) -> None:
    for event in events:
        claim(_is_itself(event), f"the hash of event {event['entry']['id']} is wrong")
    forged = {**events[0], "entry": {**events[0]["entry"], "at": "2001-01-01T00:00:00.000000Z"}}
    claim(not _is_itself(forged), "a forged event was not noticed")


def _verifies(file: Path) -> None:
    """The program of the reader, as a program of its own: it knows the file and nothing else."""
    done = subprocess.run(
        [sys.executable, "-m", "jatak_verify", str(file), "--json"], capture_output=True, text=True, check=False
    )
    claim(done.returncode == 0, f"jatak-verify does not accept the export: {done.stdout}{done.stderr}")


def _is_itself(event: Row) -> bool:
    return commitment(bytes.fromhex(event["salt"]), event["entry"]).hex() == str(event["commitment"])


def _as_received(world: World, ben: Member, messages: list[Row]) -> None:
    """What the export says was sent is what the sink got."""
    got = sum(received.recipient == ben.address for received in world.sink.received)
    states = Counter(message["state"] for message in messages)
    claim_same(dict(states), {"accepted": got, "dropped": 1}, "Ben's messages by state")
