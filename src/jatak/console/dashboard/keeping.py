"""What the clocks want of a person: choices that are not made, runs that wait for a yes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from jatak.accounts.may import May
from jatak.console.clocks.words import CLOCKS
from jatak.console.dashboard.seen import Seen
from jatak.people.models import Controller
from jatak.retention.choices import unchosen
from jatak.retention.clocks.clock import Clock


@dataclass(frozen=True)
class Waits:
    """A run that would take more than it may."""

    pk: int
    company: str
    clock: "str | Promise"
    found: int
    of: int


@dataclass(frozen=True)
class Keeping:
    """Companies with the clocks about which they have not chosen, and the runs that wait."""

    to_choose: list[tuple[Controller, list["str | Promise"]]]
    waits: list[Waits]

    def __bool__(self) -> bool:
        return bool(self.to_choose or self.waits)


def keeping_of(operator: Any, companies: Sequence[Controller], seen: Seen) -> Keeping:
    """What this account may settle of these companies."""
    sets_up = [each for each in companies if operator.may(May.SET_UP, each.pk)]
    proves = {each.pk: each.name for each in companies if operator.may(May.PROVE, each.pk)}
    lacking = unchosen(sets_up, {(pk, clock): months for pk, clock, months in seen.choices})
    return Keeping(
        [(each, [CLOCKS[clock].name for clock in lacking[each.pk]]) for each in sets_up if lacking[each.pk]],
        [
            Waits(pk, proves[company], CLOCKS[Clock(clock)].name, found, of)
            for pk, company, clock, found, of in seen.waits
            if company in proves
        ],
    )
