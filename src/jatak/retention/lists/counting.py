"""Counting the lists of a company, a step a ground; each step is one transaction, and done once whoever asks again."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from jatak.clearance.request import CONTACT_KINDS
from jatak.database.statements import filled, statements
from jatak.database.using import acting_as, atomic, connection
from jatak.gate.message import Channel
from jatak.retention.clocks import asking
from jatak.retention.clocks.clock import Clock
from jatak.retention.lists.ages import AGES, edges
from jatak.retention.lists.standing import YARDSTICK, Ground
from jatak.retention.models import ListCount

SOON, LATER = timedelta(days=30), timedelta(days=90)
STEPS = tuple(Ground)
CHANNELS: Mapping[Ground, tuple[Channel, ...]] = {
    Ground.CONSENT: tuple(CONTACT_KINDS),
    Ground.CUSTOMER: (Channel.EMAIL, Channel.SMS),
}
"""By which channels there are lists."""


def _of(clock: Clock) -> str:
    """The statement of a clock with names of its own for what it is asked, so that several stand in one."""
    return re.sub(r"%\((\w+)\)s", rf"%({clock}_\1)s", asking.SQL[clock if clock is not Clock.CUSTOMER else "windows"])


OWN = statements("jatak.retention.lists", "count.sql")
PARTS = OWN | statements("jatak.retention", "observing.sql")
CLOCKS: Mapping[Ground, tuple[Clock, ...]] = {
    Ground.CONSENT: (Clock.UNUSED, Clock.INACTIVITY),
    Ground.CUSTOMER: (Clock.CUSTOMER,),
}
FRAGMENTS = {
    "term": asking.PARTS["term"],
    "silence": asking.PARTS["silence"],
    "unused": _of(Clock.UNUSED),
    "inactivity": _of(Clock.INACTIVITY),
    "windows": _of(Clock.CUSTOMER),
}
KEEP = {
    ground: filled(OWN["keep"], {"entries": OWN[name]} | PARTS | FRAGMENTS)
    for ground, name in ((Ground.CONSENT, "consents"), (Ground.CUSTOMER, "customers"))
}


def count(count_id: int, at: datetime) -> None:
    """Do what is left of a count, as of the instant when it began; of one that is done nothing is left."""
    while _step(count_id, at):
        pass


def _step(count_id: int, at: datetime) -> bool:
    """Do the next step; whether another is left. Who does the same at once waits and finds it done."""
    with acting_as("retention"), atomic():
        found = ListCount.objects.select_for_update().get(pk=count_id)
        if found.done_at is not None:
            return False
        found.at = found.at or at
        _keep(found, STEPS[found.steps], found.at)
        found.steps += 1
        if found.steps == len(STEPS):
            _finish(found)
            found.done_at = max(at, found.at)
        found.save(update_fields=["at", "steps", "done_at"])
        return found.done_at is None


def _keep(of: ListCount, ground: Ground, at: datetime) -> None:
    with connection().cursor() as cursor:
        cursor.execute(OWN["ready"])
        cursor.execute(KEEP[ground], values(of, ground, at))


def _finish(of: ListCount) -> None:
    with connection().cursor() as cursor:
        for name in ("total", "forget"):
            cursor.execute(OWN[name], {"count": of.pk, "company": of.controller_id})


def values(of: ListCount, ground: Ground, at: datetime) -> dict[str, Any]:
    """What the statement of a ground is asked. Role web or retention."""
    own = {
        "count": of.pk,
        "ground": ground.value,
        "soon": at + SOON,
        "later": at + LATER,
        "yardstick": YARDSTICK,
        "channels": [channel.value for channel in CHANNELS[ground]],
        "kinds": [CONTACT_KINDS[channel].value for channel in CHANNELS[ground]],
        "ages": list(reversed(AGES)),
        "edges": edges(at),
    }
    silence = asking.values(Clock.INACTIVITY, at, at, of.controller_id)
    return dict(silence) | own | _clocks(ground, at, of.controller_id)


def _clocks(ground: Ground, at: datetime, controller_id: int) -> dict[str, Any]:
    return {
        f"{clock}_{name}": value
        for clock in CLOCKS[ground]
        for name, value in asking.values(clock, at, at + LATER, controller_id).items()
    }
