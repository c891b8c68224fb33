"""`jatak campaign status`"""

import time
from contextlib import suppress
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.live import Live

from jatak.base.clock import now
from jatak.cli.campaign.options import Name
from jatak.cli.options import ControllerName
from jatak.cli.output import Json, answer

EVERY = 2.0
"""Seconds between two looks."""


def status(
    name: Name,
    controller: ControllerName = "",
    watch: Annotated[bool, typer.Option("--watch", help="Look again until it is done; Ctrl-C ends it.")] = False,
    as_json: Json = False,
) -> None:
    """How far a campaign is: messages by state, drops and why, rate and time left, trouble by domain."""
    from jatak.campaigns import campaigns
    from jatak.campaigns.figures import figures
    from jatak.cli.campaign.telling import tell
    from jatak.cli.naming import controller_named

    campaign = campaigns.named(controller_named(controller).pk, name)

    def look() -> dict[str, Any]:
        return figures(campaigns.progress(campaign, now()))

    if watch and not as_json:
        with suppress(KeyboardInterrupt), Live(tell(look()), console=Console(highlight=False)) as live:
            while _goes_on(content := look()):
                live.update(tell(content), refresh=True)
                time.sleep(EVERY)
            live.update(tell(content), refresh=True)
        return
    while watch and _goes_on(look()):
        time.sleep(EVERY)
    content = look()
    answer(content, as_json, lambda: Console(highlight=False).print(tell(content)))


def _goes_on(content: dict[str, Any]) -> bool:
    return content["state"] not in ("created", "done") and not (content["state"] == "stopped" and not content["open"])
