"""`jatak company`"""

from typing import Annotated

import typer

from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.cli.options import LawAsOf
from jatak.cli.output import Json, answer

NONE = "none"


def company(
    name: Annotated[str, typer.Argument(help="The company; not needed where there is only one.")] = "",
    industry: Annotated[
        str, typer.Option("--industry", help="Take this industry's profile as your own limits; none takes it back.")
    ] = "",
    window_months: Annotated[
        str, typer.Option("--window-months", help="Write to customers so many months at most; none takes it back.")
    ] = "",
    inactivity_months: Annotated[
        str, typer.Option("--inactivity-months", help="Stop marketing after so many silent months; none takes it back.")
    ] = "",
    by: Annotated[str, typer.Option("--by", help="Who sets it.")] = "command line",
    law_as_of: LawAsOf = "",
    as_json: Json = False,
) -> None:
    """Set a company's own limits of time, and show for each country which limit applies and whose it is."""
    from jatak.cli.asking import law_of
    from jatak.cli.company_table import content_of, show
    from jatak.cli.naming import controller_named
    from jatak.people.own_limits import Choices, choices_of, choose

    found, rulebook = controller_named(name), law_of(law_as_of)
    before = choices_of(found)
    choices = Choices(
        _told(industry, before.industry),
        _months("--window-months", window_months, before.window_months),
        _months("--inactivity-months", inactivity_months, before.inactivity_months),
    )
    if choices != before:
        choose(found, choices, now(), by)
    content = content_of(found, rulebook)
    answer(content, as_json, lambda: show(content))


def _told(said: str, before: str | None) -> str | None:
    return before if not said else None if said == NONE else said


def _months(option: str, said: str, before: int | None) -> int | None:
    told = _told(said, None if before is None else str(before))
    if told is None:
        return None
    try:
        return int(told)
    except ValueError:
        raise UsageError(f"{option} {told} is no number of months.", "Write a whole number, or none.") from None
