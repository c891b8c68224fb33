"""How far the log was each time something was kept apart: a line that makes what stands before it whole."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from jatak.sealing.apart.files import files
from jatak.sealing.statements import rows

BEGIN = b'{"what":"mark",'
BLOCK = 1 << 16

Era = tuple[int, str, int, int, str]
"""Its number, its cluster, its first leaf, before which transaction it is sealed, and when that was."""


class Mark(NamedTuple):
    """Which log, how many leaves, the last, the eras; what was heard since the mark before, by kind; the last head."""

    log: str
    size: int
    last: str
    eras: list[Era]
    kinds: dict[str, int] | None = None
    """None where it is not known."""
    head: str = ""
    """The signature of the newest head that is kept; empty where there is none."""
    anew: str = ""
    """Why what was kept beyond this size is of another log from here on; empty: the log went on."""

    def line(self, at: str) -> bytes:
        """As it is written."""
        return json.dumps({"what": "mark", "at": at, **self._asdict()}, separators=(",", ":")).encode()

    def sealed(self, era: int) -> int | None:
        """Before which transaction an era is sealed; None for one that it does not know."""
        return next((each[3] for each in self.eras if each[0] == era), None)


def mark_of(line: Mapping[str, Any]) -> Mark:
    """A mark as it was written; raises KeyError or TypeError."""
    eras = [(era[0], era[1], era[2], era[3], era[4]) for era in line["eras"]]
    return Mark(line["log"], line["size"], line["last"], eras, line["kinds"], line["head"], line["anew"])


def newest() -> tuple[Mark | None, Path | None, int]:
    """The last mark, its file and where its line ends; nothing where nothing is kept."""
    for file in reversed(files()):
        begins, line = _last(file)
        if line:
            return mark_of(json.loads(line)), file, begins + len(line) + 1
    return None, None, 0


def mark_now() -> Mark:
    """How far the log is in the database, as of one instant."""
    ((log, size, last, eras, head),) = rows("mark")
    known = json.loads(eras) if isinstance(eras, str) else eras
    since = [(era[0], era[1], era[2], int(era[3]), era[4]) for era in known]
    return Mark(log or "", size or 0, last or "", since, head=head or "")


def _last(file: Path) -> tuple[int, bytes]:
    """Where the last whole mark of a file begins, and its bytes; nothing where there is none."""
    with file.open("rb") as opened:
        size = length = opened.seek(0, 2)
        block = BLOCK
        while length:
            begin = max(0, size - block)
            opened.seek(begin)
            data = opened.read(size - begin)
            end = len(data)
            while (found := data.rfind(BEGIN, 0, end)) >= 0:
                whole = data.find(b"\n", found)
                if whole >= 0:
                    return begin + found, data[found:whole]
                end = found
            length, block = begin, block * 8
    return 0, b""
