"""What a relay announces that it can do."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Abilities:
    """The service extensions that we use (RFC 5321 section 4.1.1.1)."""

    starttls: bool = False
    """RFC 3207."""
    logins: frozenset[str] = frozenset()
    """RFC 4954: the mechanisms, in capitals."""
    pipelining: bool = False
    """RFC 2920."""
    eight_bit: bool = False
    """RFC 6152, 8BITMIME."""
    smtputf8: bool = False
    """RFC 6531."""
    dsn: bool = False
    """RFC 3461."""
    size: bool = False
    """RFC 1870."""
    largest: int = 0
    """Bytes; 0 where no fixed limit is announced."""

    @classmethod
    def announced(cls, lines: Sequence[str]) -> Self:
        """Read them from the answer to EHLO, which begins with the relay's name."""
        pairs = (line.upper().partition(" ") for line in lines[1:])
        said = {name: values.split() for name, _, values in pairs}
        largest = next(iter(said.get("SIZE", [])), "0")
        return cls(
            starttls="STARTTLS" in said,
            logins=frozenset(said.get("AUTH", [])),
            pipelining="PIPELINING" in said,
            eight_bit="8BITMIME" in said,
            smtputf8="SMTPUTF8" in said,
            dsn="DSN" in said,
            size="SIZE" in said,
            largest=int(largest) if largest.isascii() and largest.isdigit() else 0,
        )
