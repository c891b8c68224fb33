"""`jatak company`"""

from typing import Annotated

import typer

from jatak.base.clock import now
from jatak.cli.options import LawAsOf
from jatak.cli.output import Json, answer


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
    quiet_hours: Annotated[
        str, typer.Option("--quiet-hours", help="No marketing arrives then, such as 21:00-08:00; none takes it back.")
    ] = "",
    time_zone: Annotated[str, typer.Option("--time-zone", help="Where the company lives, as Europe/Copenhagen.")] = "",
    sms_sender: Annotated[
        str,
        typer.Option("--sms-sender", help="What SMS come from: a number, a name of 11 letters; none takes it back."),
    ] = "",
    sms_reply: Annotated[
        str, typer.Option("--sms-reply", help="Where people answer if the sender is a name; none takes it back.")
    ] = "",
    by: Annotated[str, typer.Option("--by", help="Who sets it.")] = "command line",
    law_as_of: LawAsOf = "",
    as_json: Json = False,
) -> None:
    """Set a company's own limits and what its SMS come from; show for each country which limit applies, and whose."""
    from jatak.cli.asking import law_of
    from jatak.cli.choosing import chosen
    from jatak.cli.company_table import content_of, show
    from jatak.cli.naming import controller_named
    from jatak.people.own_limits import choices_of, choose
    from jatak.people.quiet_hours import choose_quiet_hours
    from jatak.people.sms_sender import choose_sms

    found, rulebook = controller_named(name), law_of(law_as_of)
    before = choices_of(found)
    choices = chosen(before, industry, window_months, inactivity_months)
    if choices != before:
        choose(found, choices, now(), by)
    choose_quiet_hours(found, quiet_hours, time_zone)
    choose_sms(found, sms_sender, sms_reply)
    content = content_of(found, rulebook)
    answer(content, as_json, lambda: show(content))
