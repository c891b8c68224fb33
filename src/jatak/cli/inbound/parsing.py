"""`jatak inbound parse`: what mails in files say; needs no database."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from jatak.cli.output import console
from jatak.inbound.reading.heard import Heard
from jatak.inbound.reading.line import as_line
from jatak.inbound.reading.mbox import mails_in
from jatak.inbound.reading.post import read

STANDARD_INPUT = "-"
COLUMNS = ("file", "kind", "recipients", "status", "for good", "reason", "language", "action")
OneAMail = Annotated[bool, typer.Option("--json", help="Print one JSON object in a line for each message.")]
Files = Annotated[list[str], typer.Argument(metavar="FILE...", help="Mails as they came, an mbox of many, or - .")]


def parse(files: Files, as_json: OneAMail = False) -> None:
    """Say what each mail is, of whom it speaks and what Jatak would do; ends with 1 if a file could not be read."""
    unread: list[str] = []
    heard = _heard(files, unread)
    if as_json:
        for name, one in heard:
            print(as_line(name, one), flush=name == STANDARD_INPUT)
    else:
        Console(highlight=False).print(_table(heard))
    if unread:
        raise typer.Exit(1)


def _heard(files: Iterable[str], unread: list[str]) -> Iterator[tuple[str, Heard]]:
    for file in files:
        try:
            data = sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()
        except OSError as error:
            unread.append(file)
            console.print(f"{file} cannot be read: {error.strerror}.", markup=False, soft_wrap=True)
            continue
        yield from ((file, read(mail)) for mail in mails_in(data))


def _table(heard: Iterable[tuple[str, Heard]]) -> Table:
    table = Table(*COLUMNS, box=box.SIMPLE_HEAD)
    for name, one in heard:
        for_good = ("yes" if one.permanent else "no") if one.failures else ""
        reason = one.quarantine or one.reason
        cells = (name, one.kind, "\n".join(one.recipients), one.status, for_good, reason, one.language, one.action)
        table.add_row(*map(_shown, cells))
    return table


def _shown(said: str) -> Text:
    """What a mail says is neither markup nor a command to the terminal."""
    return Text("".join(letter if letter.isprintable() or letter == "\n" else "\ufffd" for letter in said))
