"""Arguments and options that the commands about campaigns share."""

from typing import Annotated

import typer

Name = Annotated[str, typer.Argument(help="The campaign's name.")]
By = Annotated[str, typer.Option("--by", help="Who does it.")]
Why = Annotated[str, typer.Option("--why", help="Why, for those who look at it later.")]
At = Annotated[
    str,
    typer.Option("--at", help="Send nothing before this instant, such as 2026-12-01T09:00+01:00; UTC unless it says."),
]
NotAfter = Annotated[
    str, typer.Option("--not-after", help="Drop what has not gone by this instant; UTC unless it says a time zone.")
]
PerSecond = Annotated[
    float | None, typer.Option("--per-second", help="At most so many messages a second, all workers together.")
]
