"""`jatak law diff`"""

from typing import Annotated, Any

import typer
from rich.console import Console

from jatak.base.errors import UsageError
from jatak.cli.lawdiff.rulebooks import Law, is_day, law_named
from jatak.cli.options import (
    AsOf,
    BrandName,
    ChannelName,
    ControllerName,
    ElementNames,
    OwnSimilar,
    PurposeName,
    TopicName,
)
from jatak.cli.output import Json, answer, console
from jatak.cli.role import work_as
from jatak.law.comparing import compare

_WHICH = "a day such as 2026-11-21, `today`, a folder of packs, or one pack that takes the place of its country's"
_NOBODY = "There is no company yet, so there is nobody to compare with."


def diff(
    old: Annotated[str, typer.Argument(help=f"The law as it is: {_WHICH}.")],
    new: Annotated[str, typer.Argument(help=f"The law as it would be: {_WHICH}.")],
    controller: ControllerName = "",
    channel: ChannelName = "email",
    message: PurposeName = "marketing",
    element: ElementNames = None,
    own_similar: OwnSimilar = "unknown",
    topic: TopicName = "",
    brand: BrandName = "",
    as_of: AsOf = "",
    law_as_of: Annotated[
        str, typer.Option("--law-as-of", help="The day for a folder or pack; today unless said.")
    ] = "",
    industry: Annotated[
        str, typer.Option("--industry", help="Afterwards the company takes this industry's profile, or none.")
    ] = "",
    window_months: Annotated[
        str, typer.Option("--window-months", help="Afterwards this is the company's own customer window, or none.")
    ] = "",
    inactivity_months: Annotated[
        str, typer.Option("--inactivity-months", help="Afterwards the company stops after such a silence, or none.")
    ] = "",
    values_only: Annotated[
        bool, typer.Option("--values-only", help="Compare the law alone; no database is needed.")
    ] = False,
    as_json: Json = False,
) -> None:
    """What would change: values of the law, and who would be gained and lost by them, and why."""
    if law_as_of and is_day(old) and is_day(new):
        raise UsageError("--law-as-of dates a folder or a pack, and both sides are days.", "Leave it out.")
    if values_only and (industry or window_months or inactivity_months):
        raise UsageError(
            "--values-only asks about nobody, so no limit of the company counts.", "Leave one of them out."
        )
    before, after = law_named(old, law_as_of), law_named(new, law_as_of)
    people = None
    if not values_only:
        work_as("worker")
        from jatak.cli.asking import Asked
        from jatak.cli.lawdiff.people import Question

        asked = Asked(message, channel, tuple(element or ()), own_similar, topic, brand)
        question = Question(asked, controller, as_of, industry, window_months, inactivity_months)
        people = _people(question, before, after)
    _answer(before, after, people, as_json)


def _people(question: Any, before: Law, after: Law) -> dict[str, Any] | None:
    """Who moves, None where there is no company."""
    from jatak.cli.lawdiff.people import anybody, compared

    if not (question.controller or anybody()):
        console.print(_NOBODY)
        return None
    with console.status("Gathering everybody whom the company knows ...") as status:
        return compared(question, before.rulebook, after.rulebook, status.update)


def _answer(before: Law, after: Law, people: dict[str, Any] | None, as_json: bool) -> None:
    from jatak.cli.lawdiff import tables, values

    found = compare(before.rulebook, after.rulebook)

    def show() -> None:
        screen = Console(highlight=False, markup=False)
        screen.print(f"Old: {before.name}. New: {after.name}.", soft_wrap=True)
        values.show(found, screen)
        if people:
            tables.show(people, screen)
        screen.print(tables.ending(people) if people else values.ending(found), style="bold")

    sides = {"old": _named(before), "new": _named(after)}
    answer({**sides, "values": values.as_data(found), "audience": people}, as_json, show)


def _named(law: Law) -> dict[str, str]:
    return {"name": law.name, "law_as_of": law.rulebook.law_as_of.isoformat(), "id": law.rulebook.id}
