"""`jatak notice ...`: the words of a notice, before there is a company or a database."""

import typer

from jatak.cli.notice.checking import check

app = typer.Typer(
    help="Hold the words of a notice against each country's list.",
    pretty_exceptions_enable=False,
    add_completion=False,
)


@app.callback()
def notice() -> None:
    """Hold the words of a notice against each country's list."""


app.command()(check)
