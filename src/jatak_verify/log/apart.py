"""Leaves of events that are kept apart, of people who were erased: the whole ledger names them by number alone."""

from jatak_verify.errors import Broken
from jatak_verify.files.export import Export
from jatak_verify.strict.letters import instant
from jatak_verify.strict.shape import exactly, number

PATH = "data/apart.jsonl"


def count(export: Export, size: int) -> int:
    """How many there are in a log of `size` entries, each once and with the day on which it goes; raises Broken."""
    found, last = 0, -1
    for nth, row in enumerate(export.rows(PATH), 1):
        what = f"Line {nth:,} of {PATH}"
        leaf = number(exactly(row, ("leaf", "until"), what)["leaf"], what)
        instant(row["until"], f"{what}, its day,")
        if leaf <= last:
            raise Broken(f"{what} names an entry twice, or out of order.")
        if leaf >= size:
            raise Broken(f"{what} names entry {leaf:,} of a log of {size:,}.")
        found, last = found + 1, leaf
    return found
