"""`jatak check-spam`"""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from jatak.base.errors import UsageError
from jatak.cli.output import Json, answer, console
from jatak.reputation.spam.check import TIMEOUT, NoSpamFilter, spam_score
from jatak.reputation.spam.score import Score

WHOLE = "Name a whole message, headers included, such as a mail program saves it (.eml)."


def check_spam(
    file: Annotated[Path, typer.Argument(metavar="FILE.eml", help="A whole message, headers included.")],
    timeout: Annotated[float, typer.Option(min=1, help="How many seconds the filter may take.")] = TIMEOUT,
    as_json: Json = False,
) -> None:
    """Ask the spam filter of this machine about a message; ends with 1 where it would be called spam."""
    message = _message(file)
    with console.status("Asking the spam filter ..."):
        found = spam_score(message, timeout)
    if found is None:
        raise NoSpamFilter
    answer({**asdict(found), "is_spam": found.is_spam}, as_json, lambda: _show(found))
    if found.is_spam:
        raise typer.Exit(1)


def _message(file: Path) -> bytes:
    try:
        message = file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.", WHOLE) from error
    name, colon, _ = message.lstrip().partition(b"\n")[0].partition(b":")
    if not colon or not name.isascii() or b" " in name.strip():
        raise UsageError(f"{file} is no message: it does not begin with a header.", WHOLE)
    return message


def _show(found: Score) -> None:
    screen = Console(highlight=False)
    table = Table("points", "rule", "what it means", box=box.SIMPLE_HEAD)
    table.columns[0].justify = "right"
    for rule in found.rules:
        table.add_row(f"{rule.points:+.1f}", rule.name, rule.words)
    screen.print(table)
    verdict = "it would be called SPAM" if found.is_spam else "not spam"
    screen.print(
        f"{found.program}: {found.score:.1f} points, spam from {found.threshold:.1f}: {verdict}.", style="bold"
    )
