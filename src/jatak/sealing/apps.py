"""The Django app of this room."""

from django.apps import AppConfig


class SealingConfig(AppConfig):
    """Registers the room under its own short label."""

    name = "jatak.sealing"
    label = "sealing"
