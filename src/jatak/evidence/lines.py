"""Data as JSON Lines."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

CHUNK = 1 << 16
ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)
"""Made once: making it takes as long as a line."""


def json_lines(rows: Iterable[Mapping[str, Any]], on_row: Callable[[int], None]) -> Iterator[bytes]:
    """Each row as one line, names in order, in chunks of some 64 kB; `on_row` hears how many there are so far."""
    waiting, size, count = [], 0, 0
    for row in rows:
        waiting.append(_line(row))
        size += len(waiting[-1])
        count += 1
        if size >= CHUNK:
            on_row(count)
            yield b"".join(waiting)
            waiting, size = [], 0
    on_row(count)
    yield b"".join(waiting)


def _line(row: Mapping[str, Any]) -> bytes:
    return ENCODER.encode(row).encode() + b"\n"
