"""The story: its steps in their order, played one after the other."""

import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from jatak.base.clock import now
from jatak.base.errors import JatakError
from jatak.demo import cast
from jatak.demo.claims import NotAsTold, StepFailed
from jatak.demo.house import House
from jatak.demo.servers import Servers
from jatak.demo.sink import Sink
from jatak.demo.steps import (
    audience,
    campaign,
    coming_back,
    companies,
    console,
    evidence,
    following,
    leaving,
    letters,
    notices,
    people,
    purchases,
    reasons,
    replay,
    service,
    signing_up,
)
from jatak.demo.telling import Telling
from jatak.demo.texts import table
from jatak.demo.world import World

STEPS: dict[str, Callable[[World], dict[str, Any]]] = {
    "companies": companies.play,
    "notices": notices.play,
    "people": people.play,
    "audience": audience.play,
    "reasons": reasons.play,
    "campaign": campaign.play,
    "leaving": leaving.play,
    "letters": letters.play,
    "following": following.play,
    "service": service.play,
    "evidence": evidence.play,
    "replay": replay.play,
    "purchases": purchases.play,
    "console": console.play,
    "signing_up": signing_up.play,
    "coming_back": coming_back.play,
}
WITH_SERVERS = "campaign"
"""From this step on web, worker and jobs run."""


@dataclass(frozen=True)
class Played:
    """How one step came out."""

    number: int
    name: str
    title: str
    seconds: float
    figures: dict[str, Any]


def play(house: House, sink: Sink, tell: Telling, running: ExitStack) -> tuple[list[Played], World]:
    """Play the whole story; raises StepFailed naming the step that did not come out as told.

    The servers that it starts are ended by `running`.
    """
    begun = now()
    world = World(house, sink, tell, now, begun, cast.invent(begun))
    script = {step["name"]: step for step in table("script.toml")["step"]}
    tell.opening(table("script.toml")["opening"])
    played = []
    for number, name in enumerate(STEPS, 1):
        tell.step(number, len(STEPS), script[name]["title"], script[name]["words"])
        if name == WITH_SERVERS:
            world.servers = running.enter_context(Servers(house.logs))
        played.append(_step(world, number, name, script[name]["title"]))
        tell.done(number, played[-1].title, played[-1].seconds)
    return played, world


def _step(world: World, number: int, name: str, title: str) -> Played:
    since = time.monotonic()
    try:
        figures = STEPS[name](world)
    except NotAsTold as error:
        world.tell.failed(number, title)
        raise StepFailed(f"Step {number}, {name}: {error}.", _where(world)) from error
    except JatakError as error:
        world.tell.failed(number, title)
        raise StepFailed(f"Step {number}, {name}: {error.message}", error.remedy or _where(world)) from error
    except Exception as error:
        world.tell.failed(number, title)
        raise StepFailed(f"Step {number}, {name}: {type(error).__name__}: {error}", _where(world)) from error
    return Played(number, name, title, time.monotonic() - since, figures)


def _where(world: World) -> str:
    if world.house.kept:
        return f"The logs of web, worker and jobs are in {world.house.logs}; JATAK_DEBUG=1 shows where it happened."
    return "Play it with --keep DIR to look at it, and with JATAK_DEBUG=1 to see where it happened."
