"""The tables of what came in."""

from jatak.inbound.models.arrivals import Arrival, Deed, Kind, Way
from jatak.inbound.models.kept import Kept

__all__ = ["Arrival", "Deed", "Kept", "Kind", "Way"]
