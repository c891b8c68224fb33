"""The tables of delivery."""

from jatak.delivery.models.dispatches import Dispatch
from jatak.delivery.models.messages import Message, State

__all__ = ["Dispatch", "Message", "State"]
