"""One message on its way."""

from typing import NamedTuple

from jatak.delivery.claimed import Claimed, Permitted
from jatak.delivery.claiming import Batch
from jatak.delivery.last_metre import Judge
from jatak.delivery.limits.quotas import Charge
from jatak.delivery.places import Place


class Passage(NamedTuple):
    """A claimed message, permitted as of `since` (seconds of the hearing's clock)."""

    batch: Batch
    message: Claimed
    ground: Permitted
    place: Place
    since: float
    judge: Judge
    charges: tuple[Charge, ...] = ()
    """What it takes of the limits of a day; returned when it does not go."""
