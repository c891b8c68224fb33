"""`jatak load-purchases`"""

import codecs
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from jatak.base.errors import UsageError
from jatak.cli.output import Json, answer, console
from jatak.customers.purchases import Format, Options, Report, load
from jatak.customers.purchases.columns import NAMES, Columns
from jatak.gate.situation import RecipientKind, Tri

THINGS = ", ".join(NAMES)
NONE_GIVEN = {True: ("email=",), False: ()}
"""Where addresses are invented, none are looked for in the file."""
ESCAPES = {"tab": "\t", "\\t": "\t"}


class Offered(StrEnum):
    """Whether the buyers could say no when they gave their address."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


Kind = StrEnum("Kind", {k.name: k.name.lower().replace("_", "-") for k in RecipientKind})  # type: ignore[misc]


def load_purchases(
    file: Annotated[Path, typer.Argument(help="A CSV file, plain or packed with gzip.")],
    controller: Annotated[str, typer.Option(help="The company that sold; it is created when it is new.")],
    brand: Annotated[str | None, typer.Option(help="The brand it sold under.")] = None,
    opt_out_offered: Annotated[
        Offered,
        typer.Option(help="Could buyers say no when they gave their address? Unknown is no ground to write to them."),
    ] = Offered.UNKNOWN,
    recipient_kind: Annotated[Kind, typer.Option(help="Who the buyers are.")] = Kind.CONSUMER,  # type: ignore[attr-defined]
    invent_addresses: Annotated[
        bool, typer.Option("--invent-addresses", help="Give buyers made-up addresses.")
    ] = False,
    shift_to: Annotated[
        str | None, typer.Option(metavar="DAY", help="Move all dates: the last purchase is on DAY.")
    ] = None,
    column: Annotated[
        list[str] | None, typer.Option(metavar="THING=NAME", help=f"The name of a column, of: {THINGS}. Repeatable.")
    ] = None,
    delimiter: Annotated[str | None, typer.Option(help="Between columns: , ; | or tab. Found out unless said.")] = None,
    encoding: Annotated[str | None, typer.Option(help="Of the text, such as cp1252. UTF-8 unless said.")] = None,
    quotes: Annotated[bool, typer.Option(help="Whether double quotes enclose values.")] = True,
    decimal_comma: Annotated[bool, typer.Option("--decimal-comma", help="Numbers are written 1,5.")] = False,
    date_format: Annotated[str | None, typer.Option(help="Such as '%d/%m/%Y %H:%M'. ISO 8601 unless said.")] = None,
    time_zone: Annotated[str, typer.Option(help="Where the file's clock stands, such as Europe/London.")] = "UTC",
    as_json: Json = False,
) -> None:
    """Take in a shop's purchases: who bought and kept something. Loading the same file again changes nothing."""
    if not controller.strip():
        raise UsageError("The controller needs a name.", "Write --controller NAME.")
    form = Format(
        columns=Columns.named([*NONE_GIVEN[invent_addresses], *(column or [])]),
        delimiter=_delimiter(delimiter),
        encoding=_encoding(encoding),
        quotes=quotes,
        decimal_comma=decimal_comma,
        date_pattern=date_format,
        time_zone=_zone(time_zone),
    )
    options = Options(
        controller=controller.strip(),
        brand=brand,
        opt_out_offered=Tri[opt_out_offered.name],
        recipient_kind=RecipientKind[recipient_kind.name],
        invent_addresses=invent_addresses,
        shift_to=_day(shift_to),
        form=form,
    )
    with _Bar(file) as bar:
        report = load(file, options, bar)
    _say(report, options)
    answer(report.as_json(), as_json, lambda: None)


class _Bar:
    """A progress bar over the bytes of the file, then the name of each step."""

    def __init__(self, file: Path) -> None:
        self._total = file.stat().st_size if file.is_file() else None
        columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeElapsedColumn())
        self._progress = Progress(*columns, console=console, transient=True)

    def __enter__(self) -> "_Bar":
        self._progress.start()
        self._task = self._progress.add_task("Looking at the file", total=self._total)
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def on_bytes(self, count: int) -> None:
        """The bar follows the bytes read."""
        self._progress.update(self._task, completed=count)

    def on_step(self, step: str) -> None:
        """What is being done stands before the bar."""
        self._progress.update(self._task, description=step)


def _say(report: Report, options: Options) -> None:
    if report.already_loaded:
        then = " ".join(f"--{name} {value}" for name, value in report.options.items() if value)
        other = "" if report.options == options.as_told() else f" It was loaded with {then}."
        words = f"{report.file} is already loaded for {report.controller}; nothing was changed.{other}"
        console.print(words, markup=False, soft_wrap=True)
        return
    table = Table(title=f"{report.file} for {report.controller}", title_justify="left", show_header=False)
    table.add_column(overflow="fold")
    table.add_column(justify="right")
    for words, count in _counts(report):
        table.add_row(words, count if isinstance(count, str) else f"{count:,}")
    console.print(table)


def _counts(report: Report) -> list[tuple[str, int | str]]:
    always: list[tuple[str, int | str]] = [
        ("lines", report.lines),
        ("sales to customers", report.sales),
        ("cancellations", report.cancellations),
        ("customers who kept something", report.customers),
        ("customers with nothing left", report.customers_with_nothing_left),
        ("lines of guests", report.guest_lines),
        ("customers of unknown country", report.customers_of_unknown_country),
    ]
    sometimes: list[tuple[str, int]] = [
        *((f"  lines with country {name or '(none)'}: unknown", n) for name, n in report.unknown_countries.items()),
        *((f"lines refused: {_where(why, report.refused.examples)}", n) for why, n in report.refused.counts.items()),
        *((f"addresses refused: {_where(why, report.broken_addresses.examples)}", n)
          for why, n in report.broken_addresses.counts.items()),
        ("customers with another person's address", report.others_addresses),
        ("lines already known", report.already_known),
        ("  of these told differently now; kept as first told", report.known_differently),
        ("days that dates were moved", report.shifted_days),
    ]  # fmt: skip
    return [*always, *((words, count) for words, count in sometimes if count), ("seconds", f"{report.seconds:.1f}")]


def _where(reason: str, examples: dict[str, list[int]]) -> str:
    return f"{reason} (line {', '.join(map(str, examples[reason]))})"


def _delimiter(text: str | None) -> str | None:
    if text is None:
        return None
    text = ESCAPES.get(text, text)
    if len(text) != 1 or text in '"\r\n':
        raise UsageError(f"--delimiter {text} is not one character.", "Write , or ; or | or tab.")
    return text


def _encoding(name: str | None) -> str | None:
    try:
        return codecs.lookup(name).name if name else None
    except LookupError:
        raise UsageError(f"There is no encoding {name}.", "Write utf-8, cp1252 or latin-1, for example.") from None


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise UsageError(f"There is no time zone {name}.", "Write it as Europe/London.") from None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(f"--shift-to {text} is not a day.", "Write it as 2026-12-31.") from None
