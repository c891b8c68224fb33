"""What the play ends with: figures, and what to try next in the home that was kept."""

import shlex
from datetime import timedelta
from typing import Any

from rich.console import Console
from rich.text import Text

from jatak.demo.house import House
from jatak.demo.mail import leave_uri, opened
from jatak.demo.story import Played
from jatak.demo.world import World


def figures(played: list[Played], world: World, seconds: float) -> dict[str, Any]:
    """The answer of `--json`."""
    by_name = {step.name: step.figures for step in played}
    return {
        "ok": True,
        "seconds": round(seconds, 1),
        "home": str(world.house.home) if world.house.kept else None,
        "people": by_name["console"]["people"],
        "permitted": by_name["console"]["permitted"],
        "denied": by_name["console"]["people"] - by_name["console"]["permitted"],
        "mails": len(world.sink.received),
        "steps": [
            {
                "number": step.number,
                "name": step.name,
                "title": step.title,
                "seconds": round(step.seconds, 2),
                "figures": step.figures,
            }
            for step in played
        ],
    }


def summary(content: dict[str, Any]) -> str:
    """One line about all of it."""
    return (
        f"All {len(content['steps'])} steps came out as told, in {content['seconds']} seconds:"
        f" {content['people']} people, {content['permitted']} permitted and {content['denied']} denied by now for"
        f" Solrejser's next mail,"
        f" {content['mails']} mails."
    )


def try_next(console: Console, world: World, stays: bool) -> None:
    """Commands that work on the home of the play, while it stays open or after it."""
    house, ana, ben = world.house, world.cast.named("ana"), world.cast.named("ben")
    asking = "--controller Sydrejser --brand Solrejser --topic Charterrejser"
    before = f"{asking} --as-of {world.begun.date() - timedelta(days=1)}"
    where = "Look around, in another terminal:" if stays else "Look around:"
    console.print(Text(f"\nEverything is in {house.home}. {where}", "bold"))
    for what, command in (
        ("who could be written to yesterday, and why not", f"audience {before} --own-similar yes"),
        ("why Ana, yesterday", f"decide --person {ana.address} {before}"),
        ("why not Ana, today", f"decide --person {ana.address} {asking}"),
        ("why not Ben, today", f"decide --person {ben.address} {asking}"),
        ("decide Ana's mail again, from the facts of then", f"replay {world.figures['ana_message']} --facts"),
        ("all that is known of Ben, to be checked by anybody", f"evidence export ben.zip --person {ben.address}"),
        ("how the campaign went", "campaign status Sommer --controller Sydrejser"),
    ):
        _command(console, what, f"{_prefix(house)} {command}")
    _command(console, "every mail, as it arrived", f"ls {shlex.quote(str(house.mails))}")
    if not stays:
        _open_again(console, world)


def _open_again(console: Console, world: World) -> None:
    house, ana = world.house, world.cast.named("ana")
    serve = f"JATAK_TWO_FACTOR=offered {_prefix(house)} web"
    _command(console, f"open the console for {world.log_ins[0].email}, {world.log_ins[0].password}", serve)
    mail = next(opened(each) for each in world.summer_mails if each.recipient == ana.address)
    _command(
        console,
        "the page behind the link in Ana's mail",
        "http://127.0.0.1:8000/l/" + leave_uri(mail).rpartition("/")[2],
    )
    _command(
        console, "and when you have seen enough", f"{_prefix(house)} db stop; rm -r {shlex.quote(str(house.home))}"
    )


def _prefix(house: House) -> str:
    return f"JATAK_HOME={shlex.quote(str(house.home))} bin/jatak"


def _command(console: Console, what: str, command: str) -> None:
    console.print(Text(f"  {what}:", "dim"))
    # Whole, so that it can be copied whatever the width.
    console.print(Text(f"    {command}"), soft_wrap=True)
