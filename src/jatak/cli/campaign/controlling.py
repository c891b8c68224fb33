"""`jatak campaign pause`, `resume` and `stop`"""

import time
from typing import Any

from jatak.base.clock import now
from jatak.cli.campaign.options import By, Name, Why
from jatak.cli.options import ControllerName
from jatak.cli.output import Json, answer

HELD_BACK = 5.0
"""Seconds in which workers give back what they held of a stopped campaign."""


def pause(
    name: Name, controller: ControllerName = "", by: By = "command line", why: Why = "", as_json: Json = False
) -> None:
    """Let nothing more go until it is resumed."""
    from jatak.delivery import control

    campaign = _named(name, controller)
    control.pause(campaign.pk, by, why)
    answer({"campaign": campaign.pk, "state": "paused"}, as_json)


def resume(name: Name, controller: ControllerName = "", as_json: Json = False) -> None:
    """Let a paused campaign go on."""
    from jatak.delivery import control

    campaign = _named(name, controller)
    state = control.resume(campaign.pk)
    answer({"campaign": campaign.pk, "state": state.value}, as_json)


def stop(
    name: Name, controller: ControllerName = "", by: By = "command line", why: Why = "", as_json: Json = False
) -> None:
    """End a campaign for good; what has not gone is dropped."""
    from jatak.delivery import control

    campaign = _named(name, controller)
    dropped = control.stop(campaign.pk, by, now(), why)
    end = time.monotonic() + HELD_BACK
    while control.is_held(campaign.pk) and time.monotonic() < end:
        time.sleep(0.5)
        dropped += control.sweep(campaign.pk, now())
    answer({"campaign": campaign.pk, "state": "stopped", "dropped": dropped}, as_json)


def _named(name: str, controller: str) -> Any:
    from jatak.campaigns import campaigns
    from jatak.cli.naming import controller_named

    return campaigns.named(controller_named(controller).pk, name)
