"""The Django app of this room."""

from django.apps import AppConfig


class ClearanceConfig(AppConfig):
    """Registers the room under its own short label."""

    name = "jatak.clearance"
    label = "clearance"
