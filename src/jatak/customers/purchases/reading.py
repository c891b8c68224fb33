"""From the lines of a file to the rows that COPY reads."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from jatak.customers.purchases import values
from jatak.customers.purchases.columns import NAMES, Columns, delimiter_of
from jatak.customers.purchases.errors import UnusableFile
from jatak.customers.purchases.given import GivenAddresses
from jatak.customers.purchases.source import first_bad_line, opened
from jatak.customers.purchases.tally import Tally
from jatak.customers.purchases.values import NULL, Refused, Remembered
from jatak.people.country_spellings import country_code

if TYPE_CHECKING:
    from _csv import Reader as Rows

BLOCK = 4096


@dataclass(frozen=True)
class Format:
    """How a file is written; what is not said is found out, or is as in ISO 8601 and UTC."""

    columns: Columns = field(default_factory=lambda: Columns.named([]))
    delimiter: str | None = None
    encoding: str | None = None
    quotes: bool = True
    decimal_comma: bool = False
    date_pattern: str | None = None
    time_zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))


class Reader:
    """Reads one file once; afterwards `tally` and `addresses` hold what was met."""

    def __init__(self, file: Path, form: Format) -> None:
        self.file, self.form = file, form
        self.tally = Tally()
        self.addresses = GivenAddresses()
        self._line = 1

    def blocks(self, on_bytes: Callable[[int], None]) -> Iterator[str]:
        """Rows for COPY, many at a time, in the order of the temporary table `loading`."""
        with opened(self.file, self.form.encoding, on_bytes) as text:
            try:
                yield from self._blocks(text)
            except UnicodeError as error:
                raise self._wrong_encoding(error) from error
            except csv.Error as error:
                raise UnusableFile(
                    self.file,
                    f"from here on it is not CSV ({error}).",
                    "Mend the quotes there, or say --no-quotes if the file does not use any.",
                    self._line + 1,
                ) from error
        if self.tally.lines and self.tally.lines == self.tally.refused.total():
            self._refuse_all()

    def _blocks(self, text: IO[str]) -> Iterator[str]:
        rows, convert = self._begin(text)
        block: list[str] = []
        for row in rows:
            self._line = rows.line_num + 1
            if not row:
                continue
            self.tally.lines += 1
            try:
                block.append(convert(row))
            except Refused as refusal:
                self.tally.refused.add(str(refusal), self._line)
            if len(block) == BLOCK:
                yield "".join(block)
                block.clear()
        yield "".join(block)

    def _begin(self, text: IO[str]) -> "tuple[Rows, Callable[[list[str]], str]]":
        first = next(text, "")
        if not first.strip():
            raise UnusableFile(self.file, "it is empty.", "Its first line must name the columns.")
        delimiter = self.form.delimiter or delimiter_of(first)
        quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if self.form.quotes else csv.QUOTE_NONE
        header = next(csv.reader([first], delimiter=delimiter, quoting=quoting))
        places = self.form.columns.places(self.file, header)
        rows = csv.reader(text, delimiter=delimiter, quoting=quoting, strict=True)
        return rows, self._converter(places, len(header))

    def _converter(self, places: dict[str, int], width: int) -> Callable[[list[str]], str]:
        """The function that makes a row for COPY of one line."""
        readers = self._readers()
        # A thing that the file does not hold is read from the empty text that is put behind the line.
        pick = itemgetter(*(places.get(thing, width) for thing in NAMES))
        invoices, articles, quantities, instants, prices, customers, countries, emails = (readers[t] for t in NAMES)
        unknown, broken = self.tally.unknown_countries, self.tally.broken_addresses

        def convert(row: list[str]) -> str:
            if len(row) != width:
                raise Refused("too few columns" if len(row) < width else "too many columns")
            row.append("")
            invoice, article, quantity, date, price, customer, country, email = pick(row)
            number, code = quantities[quantity], countries[country]
            invoice = invoices[invoice]
            if invoice[0] in "Cc" and number[0] != "-":
                number = f"-{number}"  # A cancellation takes back, whether or not the shop writes the sign.
            line = (
                f"{self._line}\t{invoice}\t{articles[article]}\t{number}\t{instants[date]}"
                f"\t{prices[price]}\t{customers[customer]}\t{code}\t{emails[email]}\n"
            )
            if code == NULL:
                unknown[country.strip()] += 1
            if emails[email] == NULL and email.strip():
                broken.add("not an e-mail address", self._line)
            return line

        return convert

    def _readers(self) -> dict[str, Remembered]:
        form = self.form
        read: dict[str, Callable[[str], str]] = {
            "invoice": values.required("invoice"),
            "article": values.required("article"),
            "quantity": values.quantity(form.decimal_comma),
            "date": values.instant(form.date_pattern, form.time_zone),
            "price": values.price(form.decimal_comma),
            "customer": values.customer,
            "country": lambda name: country_code(name) or NULL,
            "email": self.addresses.read,
        }
        return {thing: Remembered(reader) for thing, reader in read.items()}

    def _wrong_encoding(self, error: UnicodeError) -> UnusableFile:
        encoding = error.encoding if isinstance(error, UnicodeDecodeError) else self.form.encoding or "utf-16"
        return UnusableFile(
            self.file,
            f"the text is not {encoding}.",
            "Name its encoding, for example --encoding cp1252 or --encoding latin-1.",
            first_bad_line(self.file, encoding) or self._line + 1,
        )

    def _refuse_all(self) -> None:
        refused = self.tally.refused
        reason, count = refused.counts.most_common(1)[0]
        raise UnusableFile(
            self.file,
            f"none of its {self.tally.lines} lines can be used; {count} of them: {reason}.",
            "Look at --column, --delimiter, --date-format and --decimal-comma.",
            refused.examples[reason][0],
        )
