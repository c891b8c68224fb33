"""The headers of a mail or of a part: unfolded, and found without case."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jatak.inbound.reading.mail.charsets import text_of
from jatak.inbound.reading.mail.encoded_words import decoded
from jatak.inbound.reading.mail.limits import HEADER_BYTES, HEADERS

FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:[ \t]*")


@dataclass(frozen=True, slots=True)
class Headers:
    """The fields in their order, as (name in small letters, value)."""

    fields: tuple[tuple[str, str], ...] = ()

    def first(self, name: str) -> str:
        """The value of the first field of this name, encoded words decoded; empty where there is none."""
        return next(self._of(name), "")

    def every(self, *names: str) -> tuple[str, ...]:
        """The values of every field of these names, in the order of the names."""
        return tuple(value for name in names for value in self._of(name))

    def __contains__(self, name: str) -> bool:
        return any(field == name for field, _ in self.fields)

    def __bool__(self) -> bool:
        return bool(self.fields)

    def _of(self, name: str) -> Iterator[str]:
        return (decoded(value) for field, value in self.fields if field == name)


def headers_of(block: bytes) -> Headers:
    """The fields of a block; lines that are no field, such as mbox's `From `, are passed over."""
    fields: list[tuple[str, list[bytes]]] = []
    for line in block.split(b"\n"):
        if line[:1] in (b" ", b"\t"):
            if fields and len(fields[-1][1]) < HEADERS:
                fields[-1][1].append(line[:HEADER_BYTES].strip())
        elif match := FIELD.match(line):
            if len(fields) == HEADERS:
                break
            fields.append((match[1].decode("ascii").lower(), [line[match.end() :][:HEADER_BYTES].strip()]))
    return Headers(tuple((name, text_of(b" ".join(lines)[:HEADER_BYTES])) for name, lines in fields))
