"""`jatak law ...`: the law that is applied; the group needs no database, a sub-command that does sets it up itself."""

from pathlib import Path
from typing import Annotated

import typer

from jatak.cli.lawdiff.command import diff
from jatak.cli.output import Json

app = typer.Typer(
    help="Read the law that is applied, and what another would change.",
    pretty_exceptions_enable=False,
    add_completion=False,
)


@app.callback()
def law() -> None:
    """Read the law that is applied, and what another would change."""


@app.command()
def pages(
    folder: Annotated[Path, typer.Argument(help="The folder of the pages.")] = Path("docs/law"),
    check: Annotated[bool, typer.Option("--check", help="Write nothing; name the pages that are stale.")] = False,
    as_json: Json = False,
) -> None:
    """Write the law as pages, one a country and one a rule; with --check, end with 1 if any is stale."""
    from jatak.cli.law_pages import compare, write

    (compare if check else write)(folder, as_json)


app.command()(diff)
