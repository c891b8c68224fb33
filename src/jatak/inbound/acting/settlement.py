"""How something that came in was settled."""

from dataclasses import dataclass, field

from jatak.inbound.acting.done import Deed as Did
from jatak.inbound.correlating.whose import Whose
from jatak.inbound.models import Deed

DEEDS = {Did.LEFT: Deed.LEFT, Did.HELD: Deed.HELD, Did.NOTHING: Deed.POST}


@dataclass(frozen=True, slots=True)
class Settlement:
    """What was done, why, and whom it is about."""

    deed: Deed
    why: str = ""
    whose: Whose = field(default_factory=Whose)
    desk_request: int | None = None
