"""The tables of this room."""

from jatak.farewell.models.choices import Choice, Confirm
from jatak.farewell.models.leavings import Digest, Goodbye, Left, Waiting

__all__ = ["Choice", "Confirm", "Digest", "Goodbye", "Left", "Waiting"]
