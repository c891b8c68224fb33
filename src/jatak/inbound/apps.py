"""The Django app of this room."""

from django.apps import AppConfig


class InboundConfig(AppConfig):
    """Registers the room under its own short label."""

    name = "jatak.inbound"
    label = "inbound"
