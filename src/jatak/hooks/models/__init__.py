"""The tables of this room."""

from jatak.hooks.models.calls import Call, State, Try
from jatak.hooks.models.endpoints import Endpoint, Kind

__all__ = ["Call", "Endpoint", "Kind", "State", "Try"]
