"""`jatak report list`"""

from typing import Annotated, Any

import typer

from jatak.base.clock import now
from jatak.cli.output import Json, answer

app = typer.Typer(
    help="Reports: how the lists of a company stand.",
    pretty_exceptions_enable=False,
    add_completion=False,
)


@app.callback()
def reports() -> None:
    """Reports: how the lists of a company stand."""


@app.command("list")
def lists(
    company: Annotated[str, typer.Option("--controller", "--company", help="Not needed where there is only one.")] = "",
    recount: Annotated[bool, typer.Option("--count", help="Count now, instead of showing the newest count.")] = False,
    as_json: Json = False,
) -> None:
    """Who is active, who fell silent, whom nobody ever reached, and whose consent lapsed, by source and age."""
    from jatak.cli.naming import controller_named
    from jatak.cli.report_table import content_of, show
    from jatak.retention.lists import asking, counting

    found = controller_named(company)
    newest = asking.newest(found.pk)
    if newest is None or recount:
        counting.count(asking.ask(found.pk, now(), "command line").pk, now())
        newest = asking.newest(found.pk)
    assert newest is not None
    content: dict[str, Any] = content_of(found, newest)
    answer(content, as_json, lambda: show(content))
