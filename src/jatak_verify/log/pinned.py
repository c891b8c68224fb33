"""A head that the reader kept from another day, held against the log of this file."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jatak_verify.errors import Broken, Unreadable
from jatak_verify.finding import Finding, Verdict
from jatak_verify.log.head import Head, head_of
from jatak_verify.log.history import History
from jatak_verify.strict import canonical

CHECK = "pinned head"
SHORT = re.compile(r"(\d{1,18}):([0-9a-fA-F]{64})", re.ASCII)
ROOT = r"Root:\s+((?:[0-9a-f]{4}\s+){15}[0-9a-f]{4})\s"
SHEET = re.compile(rf"^Entries:\s+(\d{{1,18}})\s+{ROOT}", re.ASCII | re.MULTILINE)
HOW = "Give SIZE:ROOT, the root in hexadecimal digits, or a file with a line of log/heads.jsonl or the sheet of a head."
LARGEST = 1 << 20
EMPTY = hashlib.sha256().digest()
"""The root of a log without entries (RFC 9162 section 2.1.1)."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """How many entries the log had, the root over them, and which log it was where that is known."""

    size: int
    root: bytes
    log: str | None = None


def pinned(given: str) -> Pinned:
    """The head that was named by its numbers or by a file; raises Unreadable."""
    if (found := _short(given)) is not None:
        return found
    try:
        with Path(given).open("rb") as file:
            data = file.read(LARGEST).strip()
    except (OSError, ValueError) as error:
        raise Unreadable(f"--head {given!r:.90} is neither SIZE:ROOT nor a file that can be read.", HOW) from error
    if (found := _short(data.decode("ascii", "replace"))) is not None:
        return found
    return _of_line(data, given)


def findings(history: History, kept: Pinned) -> Iterator[Finding]:
    """In words. That the log grew from one head of the file to the next is for `growing` to say."""
    yield Finding(CHECK, *_judged(history, kept))


def _judged(history: History, kept: Pinned) -> tuple[Verdict, str]:
    if kept.log is not None and history.log and kept.log != history.log:
        return Verdict.FAILS, "The head that you kept is that of another log: it says nothing about this file."
    if kept.size == 0 and kept.root != EMPTY:
        return Verdict.FAILS, "The head that you kept is none: a log without entries has another root."
    if kept.size == 0 or kept.size in history.roots:
        if kept.size and history.roots[kept.size] != kept.root:
            words = f"The log of {kept.size:,} entries is not the one whose head you kept"
            return Verdict.FAILS, f"{words}: its past was changed, or it is another log."
        return (
            Verdict.HOLDS,
            f"The head that you kept, of {kept.size:,} entries, is a head of this log, which continues it.",
        )
    if kept.size > max(history.roots, default=0):
        return (
            Verdict.FAILS,
            f"The head that you kept, of {kept.size:,} entries, is newer than this file: ask for a new export.",
        )
    return (
        Verdict.FAILS,
        f"This file has no head of {kept.size:,} entries, so it does not continue the one that you kept.",
    )


def _short(letters: str) -> Pinned | None:
    """`SIZE:ROOT`, the root in groups or in one, or the sheet that `bin/jatak log head` prints or mails."""
    match = SHORT.fullmatch("".join(letters.split())) or SHEET.search(letters)
    return Pinned(int(match[1]), bytes.fromhex("".join(match[2].split()))) if match else None


def _of_line(data: bytes, name: str) -> Pinned:
    """The last line of a file of heads."""
    try:
        row: Any = canonical.read_line(data.rpartition(b"\n")[2], name)
        head: Head = head_of(row, name)
    except Broken as broken:
        raise Unreadable(f"{name} holds no head: {broken.words}", HOW) from broken
    if not head.is_signed:
        raise Unreadable(f"{name} holds a head whose signature does not hold.", HOW)
    return Pinned(head.size, head.root, head.log)
