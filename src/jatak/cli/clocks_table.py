"""What the clocks find, as the command line shows it."""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from typing import Any

from rich.console import Console
from rich.table import Table

from jatak.people.models import Controller
from jatak.retention.clocks.calendar import SHOWN
from jatak.retention.clocks.finding import Found, counted, found
from jatak.retention.models import Run


def told(at: datetime, until: datetime, most: int) -> dict[str, Any]:
    """What is due by an instant: how much of each company and clock, and at most so many of each one by one."""
    names = dict(Controller.objects.values_list("pk", "name"))
    rows = [
        {"company": names[pk], "clock": clock.value, "due": each.things, "people": each.people}
        | ({"first": [_plain(one) for one in islice(found(clock, at, until, pk), most)]} if most else {})
        for clock in SHOWN
        for pk, each in sorted(counted(clock, at, until).items())
    ]
    return {"due": rows}


def done(runs: Iterable[Run]) -> list[dict[str, Any]]:
    """Runs as plain values."""
    return [
        {
            "company": each.controller.name,
            "clock": each.clock,
            "state": each.state,
            "due": each.found,
            "taken": each.taken,
            "erased": each.erased,
        }
        for each in runs
    ]


def show(content: dict[str, Any]) -> None:
    """A table, or that nothing is due."""
    screen = Console(highlight=False)
    if not content["due"]:
        screen.print("Nothing is due.")
        return
    table = Table("company", "clock", "due", "people")
    named = any(each.get("first") for each in content["due"])
    if named:
        table.add_column("first")
    for each in content["due"]:
        first = "\n".join(f"person {one['person']} on {one['due_at'][:10]}" for one in each.get("first", [])[:10])
        row = (each["company"], each["clock"], str(each["due"]), str(each["people"]))
        table.add_row(*row, *([first] if named else []))
    screen.print(table)


def show_runs(runs: list[dict[str, Any]]) -> None:
    """A line a run, or that nothing was due."""
    screen = Console(highlight=False)
    for each in runs:
        said = "waits for a person" if each["state"] == "waiting" else f"{each['taken']:,} done"
        erased = f", {each['erased']:,} people with nothing else erased" if each["erased"] else ""
        screen.print(f"{each['company']}, {each['clock']}: {each['due']:,} due, {said}{erased}.")
    if not runs:
        screen.print("Nothing was due.")


def _plain(one: Found) -> dict[str, Any]:
    return {
        "person": one.person_id,
        "channel": one.channel,
        "since": one.began_at.isoformat(),
        "due_at": one.due_at.isoformat(),
        "months": one.months,
        "country": one.country or None,
    }
