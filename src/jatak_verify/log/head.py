"""A signed head: how many entries the log had at an instant, and the root of the tree over them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jatak_verify.keys import made
from jatak_verify.strict import canonical
from jatak_verify.strict.letters import from_base64, from_base64url, from_hex, instant
from jatak_verify.strict.shape import exactly, listed, number, text

PATH = "log/heads.jsonl"
SAID = ("log", "size", "root", "at")
NAMES = (*SAID, "key", "signature", "stamps")


@dataclass(frozen=True, slots=True)
class Head:
    """The log, how many entries it had, the root of its tree, when, who signed that, and who stamped it with a time."""

    log: str
    size: int
    root: bytes
    at: datetime
    key: bytes
    signature: bytes
    signed: bytes
    """The bytes that the signature and the time stamps cover."""
    stamps: tuple[bytes, ...]

    @property
    def is_signed(self) -> bool:
        """Whether its key made its signature."""
        return made(self.key, self.signature, self.signed)

    @property
    def words(self) -> str:
        """Its time and size, for people."""
        return f"the head of {day(self.at)} ({self.size:,} entries)"


def head_of(row: Mapping[str, Any], what: str) -> Head:
    """The head of a line; raises Broken."""
    exactly(row, NAMES, what)
    return Head(
        text(row["log"], f"{what}, its log,"),
        number(row["size"], f"{what}, its size,"),
        from_hex(row["root"], 32, f"{what}, its root,"),
        instant(row["at"], f"{what}, its time,"),
        from_hex(row["key"], 32, f"{what}, its key,"),
        from_base64url(row["signature"], 64, f"{what}, its signature,"),
        canonical.write({name: row[name] for name in SAID}, what),
        tuple(
            from_base64(each, f"{what}, a time stamp,") for each in listed(row["stamps"], f"{what}, its time stamps,")
        ),
    )


def day(at: datetime) -> str:
    """An instant for people, in UTC."""
    return f"{at.day} {at:%B %Y, %H:%M} UTC"
