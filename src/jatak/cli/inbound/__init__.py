"""`jatak inbound ...`: what comes back."""

import typer

from jatak.cli.inbound.delivering import deliver
from jatak.cli.inbound.fetching import fetch
from jatak.cli.inbound.parsing import parse

app = typer.Typer(
    help="Read what comes back: bounces, complaints, opt-outs and post.",
    pretty_exceptions_enable=False,
    add_completion=False,
)


@app.callback()
def inbound() -> None:
    """Read what comes back: bounces, complaints, opt-outs and post."""


app.command()(parse)
app.command()(fetch)
app.command()(deliver)
