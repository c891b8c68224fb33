"""Keeping leaves and heads apart: every head's, before anybody sees that head."""

import base64
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from jatak.base.errors import JatakError
from jatak.database.apart import append, folder, in_turn
from jatak.database.using import acting_as
from jatak.evidence.manifest import instant
from jatak.evidence.merkle import HASH_BYTES
from jatak.sealing.apart.files import alone, file_for
from jatak.sealing.apart.marks import Mark, mark_now, newest
from jatak.sealing.eras import FIRST_TRANSACTION
from jatak.sealing.models import Head
from jatak.sealing.statements import rows, value
from jatak.sealing.tree import WIDTH

AT_ONCE = 64 * WIDTH
"""Leaves in a line."""


class Forked(JatakError):
    """The database does not follow from what was kept apart, so a head of it would contradict heads that are out."""


def keep(at: datetime, heads: Sequence[Head] = ()) -> None:
    """Bring what is kept apart up to the log, and these heads with it; on the disk when this returns.

    Raises Forked, and Unwritable where the disk is full or cannot be reached. 43 bytes a leaf (32, in base64).
    """
    with in_turn(), alone():
        before, file, end = newest()
        with acting_as("consent"):
            now = mark_now()
            check_continues(before, now)
            if before and not heads and _says(before) == _says(now):
                return
            place = file_for(at)
            lines = _lines(before, now, [*_missing(before, now), *heads], at.astimezone(UTC).isoformat())
            append(place, lines, end if place == file else 0)


def begin_anew(at: datetime, why: str) -> None:
    """From now on what the database has counts; heads of what was kept apart beyond are continued by nobody."""
    with in_turn(), alone():
        before, file, end = newest()
        with acting_as("consent"):
            now = mark_now()
        place = file_for(at)
        if before is not None:
            append(place, [now._replace(anew=why).line(at.isoformat())], end if place == file else 0)


def check_continues(before: Mark | None, now: Mark) -> None:
    """Raise Forked unless the log of the database goes on where what is kept apart ends."""
    if before is None or not before.log:
        return
    if before.log != now.log:
        raise Forked(
            f"The journal in {folder()} is that of another log.",
            "Move that folder away, or let JATAK_JOURNAL name another one.",
        )
    if now.size < before.size or (before.size and leaf(before.size - 1) != before.last):
        raise Forked(
            f"The log here has {now.size:,} entries, and does not go on from the {before.size:,} in the journal: this "
            "database was brought back by other means than `jatak restore`.",
            "Write a backup of it and restore that one: this takes the log up again where the journal ends. Where it "
            "sealed other entries the command says so, and goes on from those instead with --without-log.",
        )


def leaf(number: int) -> str:
    """A leaf of the log in the database."""
    return bytes(value("leaf", {"tile": number // WIDTH, "place": number % WIDTH * HASH_BYTES + 1})).hex()


def _says(mark: Mark) -> tuple[int, int, str]:
    return mark.size, len(mark.eras), mark.head


def _missing(before: Mark | None, now: Mark) -> Sequence[Head]:
    """Heads that were kept once, where the end of what is kept was lost; some of them may be there."""
    if before is None or before.head == now.head:
        return ()
    return list(Head.objects.filter(size__gte=before.size).order_by("pk"))


def _lines(before: Mark | None, now: Mark, heads: Sequence[Head], at: str) -> Iterator[bytes]:
    for first, end in _stretches(now.size if before is None else before.size, now.size):
        yield _written(_leaves(first, end))
    for head in heads:
        yield _written(_head(head))
    newest_head = bytes(heads[-1].signature).hex() if heads else now.head
    yield now._replace(kinds=_kinds(before, now), head=newest_head).line(at)


def _stretches(first: int, end: int) -> Iterator[tuple[int, int]]:
    while first < end:
        until = min(end, (first // AT_ONCE + 1) * AT_ONCE)
        yield first, until
        first = until


def _leaves(first: int, end: int) -> dict[str, Any]:
    """The leaves themselves, with what each tile of theirs begins, since by that an event finds its leaf."""
    tiles = rows("leaves", {"first": first // WIDTH, "last": (end - 1) // WIDTH})
    begins = first % WIDTH * HASH_BYTES
    hashes = b"".join(bytes(each[1]) for each in tiles)[begins : begins + (end - first) * HASH_BYTES]
    return {
        "what": "leaves",
        "first": first,
        "hashes": base64.b64encode(hashes).decode(),
        "sum": hashlib.sha256(hashes).hexdigest(),
        "begins": [[number, era, int(by), bytes(made).hex()] for number, _, era, by, made in tiles],
    }


def _head(head: Head) -> dict[str, Any]:
    return {
        "what": "head",
        "size": head.size,
        "root": bytes(head.root).hex(),
        "at": instant(head.at),
        "why": str(head.why),
        "key": bytes(head.key).hex(),
        "signature": bytes(head.signature).hex(),
    }


def _kinds(before: Mark | None, now: Mark) -> dict[str, int] | None:
    """What was heard since, by kind: what a restore has no event of is named by it."""
    if before is None:
        return None
    counts: dict[str, int] = defaultdict(int)
    for number, _, _, until, _ in now.eras:
        since = before.sealed(number) if before.eras else FIRST_TRANSACTION
        if since is None:  # In another cluster, which counts its transactions anew: theirs may be anybody's.
            return None
        for kind, count in rows("kinds", {"since": str(since), "before": str(until)}):
            counts[kind] += count
    return dict(counts)


def _written(line: dict[str, Any]) -> bytes:
    return json.dumps(line, separators=(",", ":")).encode()
