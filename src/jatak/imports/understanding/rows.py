"""The rows of a file, as they were understood."""

from collections.abc import Callable, Iterator
from datetime import datetime

from jatak.imports.mapping.headers import distinct
from jatak.imports.mapping.mapping import Mapping
from jatak.imports.reading.record import Record, Trouble, shown
from jatak.imports.reading.table import Table
from jatak.imports.row import Grade, Refused, Row, Standing
from jatak.imports.understanding.acts import Act, Acts
from jatak.imports.understanding.addresses import email_of, telephone_of
from jatak.imports.understanding.columns import Cells, Columns
from jatak.imports.understanding.grading import Traces, grade_of
from jatak.imports.understanding.line import country_reader, language_reader, name_reader
from jatak.imports.understanding.shown_words import ShownWords
from jatak.imports.understanding.standing import Said, says_of
from jatak.imports.understanding.times import Times, styles_of

EMAIL, TELEPHONE = "email", "telephone"
NO_ADDRESS = Trouble("no_address", "This line names no address.")
NO_SUCH_WORDS = "Column {column}: no [[words]] of the mapping file are called {name!r}."


class Rows:
    """One table read by one mapping; raises UsageError where its columns or dates are not clear."""

    def __init__(self, table: Table, mapping: Mapping, at: datetime) -> None:
        self.table, self.mapping = table, mapping
        self.header = distinct(table.header.cells)
        columns = Columns(table.name, table.header.cells, mapping)
        self.styles = styles_of(columns, table.records())
        self.columns = columns
        times = Times(columns, self.styles, at)
        self._says = {kind: says_of(columns, times, kind) for kind in (EMAIL, TELEPHONE)}
        self._acts = Acts(columns, times, at)
        self._words = ShownWords(mapping.words, mapping.time_zone)
        self._email, self._telephone = columns.pick(EMAIL), columns.pick(TELEPHONE)
        self._email_column, self._telephone_column = self._column(EMAIL), self._column(TELEPHONE)
        self._name, self._language = name_reader(columns), language_reader(columns)
        self._country, self._key = country_reader(columns), columns.pick("key")
        self._place, self._own_words = columns.pick("place"), columns.pick("words")

    def read(self, on_bytes: Callable[[int], None] = lambda _: None) -> Iterator[Row | Refused]:
        """Every line: a row for each address that it says something of, or why it cannot be used."""
        for record in self.table.records(on_bytes):
            if record.trouble:
                yield self._refused(record, record.trouble)
            else:
                yield from self._of(record)

    def _of(self, record: Record) -> Iterator[Row | Refused]:
        cells = record.cells
        email, number = self._email(cells), self._telephone(cells)
        if not email and not number:
            yield self._refused(record, NO_ADDRESS)
            return
        mail: str | Trouble = email_of(email, self._email_column) if email else ""
        if not number:
            yield self._row(record, EMAIL, email, mail, "")
            return
        said = self._says[TELEPHONE](cells)
        phone: str | Trouble = ""
        # Beside an e-mail address a number of which nothing is said is not kept: nobody needs it.
        if not email or said.standing is not Standing.SILENT or said.trouble:
            phone = telephone_of(number, *self._region(cells), self._telephone_column)
        if email:
            yield self._row(record, EMAIL, email, mail, phone if isinstance(phone, str) else "")
        if phone:
            yield self._row(record, TELEPHONE, number, phone, mail if isinstance(mail, str) else "")

    def _row(self, record: Record, kind: str, written: str, address: str | Trouble, beside: str) -> Row | Refused:
        if isinstance(address, Trouble):
            return self._refused(record, address)
        cells = record.cells
        said = self._says[kind](cells)
        act = self._acts.of(cells, said)
        if trouble := said.trouble or (act.trouble if said.standing is Standing.YES else None):
            return self._refused(record, trouble)
        place, language = self._place(cells), self._language(cells)
        known = place or self.mapping.source
        words, own_words = self._shown(cells, known, act.said, language)
        if words is None and said.standing is Standing.YES:
            return self._refused(record, self._no_such_words(own_words))
        return Row(
            record.number,
            dict(zip(self.header, cells, strict=True)),
            said.standing,
            self._grade(said, act, place, known, own_words, words or ""),
            kind,
            written,
            address,
            self._name(cells),
            language,
            self._country(cells),
            self._key(cells) or None,
            act.said,
            act.confirmed,
            known,
            words or "",
            act.ip,
            said.channels,
            beside,
        )

    def _grade(self, said: Said, act: Act, place: str, known: str, own_words: str, words: str) -> Grade:
        if said.standing is not Standing.YES:
            return Grade.NOTHING
        traces = Traces(
            act.said, act.confirmed, act.dated, bool(act.ip), bool(place), bool(known), bool(own_words), bool(words)
        )
        return grade_of(traces)

    def _shown(self, cells: Cells, place: str, at: datetime | None, language: str) -> tuple[str | None, str]:
        """The words that were shown, None for a name that nobody knows; and the name that the line gives."""
        if own := self._own_words(cells):
            return self._words.named(own, language), own
        return self._words.of(place, at, language), ""

    def _no_such_words(self, name: str) -> Trouble:
        return Trouble("words_unknown", NO_SUCH_WORDS.format(column=self._column("words"), name=name[:80]))

    def _region(self, cells: Cells) -> tuple[str | None, bool]:
        return self._country(cells) or self.mapping.country, self.mapping.numbers_have_country

    def _refused(self, record: Record, trouble: Trouble) -> Refused:
        width = len(self.header)
        names = [*self.header, *(f"Column {place + 1}" for place in range(width, len(record.cells)))]
        return Refused(
            record.number, dict(zip(names, map(shown, record.cells), strict=False)), trouble.reason, trouble.says
        )

    def _column(self, meaning: str) -> str:
        return next((self.header[place] for place in self.columns.of(meaning)), meaning)
