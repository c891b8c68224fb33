"""`jatak demo`"""

import time
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from jatak.cli.output import Json, answer


def demo(
    check: Annotated[
        bool,
        typer.Option("--check", help="Assert each step without explaining it; ends with 0 if all came out as told."),
    ] = False,
    keep: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Keep the play's home in this folder, which is empty or not there yet."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Play the whole story on invented people: who may be written to, sending, leaving, proving.

    It has a home and a database of its own and touches no other. After an explained play everything stays open, console
    and mails too, until Ctrl-C or another signal ends and removes it; --keep keeps its home. A check ends by itself.
    """
    from jatak.demo.house import house, set_up
    from jatak.demo.sink import Sink

    begun = time.monotonic()
    console = Console(stderr=as_json, highlight=False)
    stays = not (check or as_json)
    with Sink() as sink, house(keep) as place, ExitStack() as running:
        set_up(sink.url)
        from jatak.demo.ending import figures, summary, try_next
        from jatak.demo.staying import stay
        from jatak.demo.story import play
        from jatak.demo.telling import Telling
        from jatak.demo.texts import table

        sink.folder = place.mails
        tell = Telling(console, explains=stays)
        played, world = play(place, sink, tell, running)
        content = figures(played, world, time.monotonic() - begun)
        tell.closing(table("script.toml")["closing"])
        console.print(f"\n{summary(content)}", style="bold green", soft_wrap=True)
        if place.kept or stays:
            try_next(console, world, stays)
        if stays:
            stay(console, world)
    if as_json:
        answer(content, as_json)
