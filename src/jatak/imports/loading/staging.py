"""A row as a line of COPY's text format."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from json.encoder import encode_basestring_ascii

from jatak.database.home import secret
from jatak.imports.loading.ask import Unasked
from jatak.imports.loading.asking import Asking
from jatak.imports.loading.circumstances import Circumstances
from jatak.imports.loading.names import confirmed, given
from jatak.imports.row import Grade, Refused, Row, Standing
from jatak.people.addresses import address_hash

NULL = "\\N"
ESCAPED = re.compile(r"[\\\t\n\r\x00]")
ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\x00": ""}
NEVER, NO, YES = 0, 1, 3
NOTHING_ENTERED = {
    Standing.UNCONFIRMED: "unconfirmed",
    Standing.UNREACHABLE: "unreachable",
    Standing.SILENT: "silent",
}


def copied(text: str) -> str:
    """A text as COPY reads it."""
    return ESCAPED.sub(lambda found: ESCAPES[found[0]], text) if ESCAPED.search(text) else text


class Staging:
    """Makes lines of the rows of one file."""

    def __init__(self, file_id: int, asking: Asking, circumstances: Circumstances, headers: Sequence[str] = ()) -> None:
        self.file_id, self.asking, self.circumstances = file_id, asking, circumstances
        self.headers: list[str] = list(headers)
        self._key = secret("keyed-hash")

    def raw(self, number: int, raw: Mapping[str, str]) -> str:
        """The line of a row as it was; the first row's headers are those of the file."""
        if not self.headers:
            self.headers = list(raw)
        cells = map(encode_basestring_ascii, raw.values())
        if list(raw) == self.headers:
            written = f"[{','.join(cells)}]"
        else:
            names = map(encode_basestring_ascii, raw)
            written = f"{{{','.join(f'{name}:{cell}' for name, cell in zip(names, cells, strict=True))}}}"
        return f"{self.file_id}\t{number}\t{copied(written)}\n"

    def refused(self, row: Refused) -> str:
        """The line of a row that could not be read."""
        return self._never(row.number, "", "refused", row.reason, row.says)

    def line(self, row: Row) -> str:
        """The line of a row that could."""
        if row.standing is Standing.YES:
            return self._yes(row)
        if row.standing is Standing.NO:
            hashed = address_hash(self._key, row.kind, row.normalised)
            return self._said(row, NO, hashed, f"{NULL}\t{_at(row.said_at)}\t{NULL}\t{NULL}\t{NULL}", NULL, "")
        bounced = self._bounced(row) if row.standing is Standing.UNREACHABLE else NULL
        return self._never(row.number, row.kind, NOTHING_ENTERED[row.standing], "", "", bounced, row.said_at)

    def _bounced(self, row: Row) -> str:
        """The keyed hash of an address, by which somebody who is here is found."""
        return f"\\\\x{address_hash(self._key, row.kind, row.normalised).hex()}"

    def _yes(self, row: Row) -> str:
        number = self.asking.of(row)
        if isinstance(number, Unasked):
            return self._never(row.number, row.kind, "refused", number.reason, number.says)
        ask = self.asking.asks[number]
        hashed, said = address_hash(self._key, row.kind, row.normalised), _at(row.said_at)
        act = given(hashed, ask.text_id, said, ask.channels)
        second = f"{_at(row.confirmed_at)}\t{act.hex()}\t{confirmed(act).hex()}"
        if ask.grade is not Grade.CONFIRMED:
            second = f"{NULL}\t{act.hex()}\t{NULL}"
        data = self.circumstances.of(row)
        return self._said(row, YES, hashed, f"{number}\t{said}\t{second}", copied(data) or NULL, ask.grade.value)

    def _said(self, row: Row, turn: int, hashed: bytes, act: str, data: str, grade: str) -> str:
        texts = [row.address, row.normalised, row.name, row.language, row.key or "", row.beside]
        if ESCAPED.search("".join(texts)):
            texts = [copied(text) for text in texts]
        address, normalised, name, language, key, beside = texts
        who = f"{row.kind}\t{address}\t{normalised}\t\\\\x{hashed.hex()}\t{name}\t{language}\t{row.country or NULL}"
        more = f"{key or NULL}\t{beside or NULL}\t{{{','.join(row.channels)}}}\t{data}\t{NULL}\t{grade}\t"
        return f"{self.file_id}\t{row.number}\t{turn}\t{act}\t{who}\t{more}\n"

    def _never(
        self,
        number: int,
        kind: str,
        decision: str,
        reason: str,
        says: str,
        hashed: str = NULL,
        at: datetime | None = None,
    ) -> str:
        nulls = "\t".join([NULL, _at(at), *[NULL] * 3])
        who = f"{kind}\t\t\t{hashed}\t\t\t{NULL}\t{NULL}\t{NULL}\t{{}}\t{NULL}"
        return f"{self.file_id}\t{number}\t{NEVER}\t{nulls}\t{who}\t{decision}\t{copied(reason)}\t{copied(says)}\n"


def _at(at: datetime | None) -> str:
    """An instant in UTC, the same for the same instant."""
    return NULL if at is None else at.astimezone(UTC).isoformat()
