"""The Django app of this room."""

from django.apps import AppConfig


class FarewellConfig(AppConfig):
    """Registers the room under its own short label."""

    name = "jatak.farewell"
    label = "farewell"
