"""What a file is made of, once it is cut: records of cells, or what could not be cut."""

from typing import NamedTuple

LONGEST_SHOWN = 32_767
"""Characters that a cell of a spreadsheet holds; a longer one is shown cut."""


class Trouble(NamedTuple):
    """Why a record cannot be used: a short code and the sentence for whoever mends it."""

    reason: str
    says: str


class Record(NamedTuple):
    """A line of the file as a spreadsheet counts it, the headers' own line is 1."""

    number: int
    cells: list[str]
    trouble: Trouble | None = None


def shown(cell: str) -> str:
    """A cell as it can be kept: bytes that are no text as \\xNN, zero bytes too, cut where it is endless."""
    if not cell.isascii():
        cell = cell.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return cell.replace("\0", "\\x00")[:LONGEST_SHOWN]
