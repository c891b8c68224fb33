"""The tables of delivery."""

from jatak.delivery.models.messages import Message, State

__all__ = ["Message", "State"]
