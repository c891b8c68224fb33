"""The Django app of this room."""

from django.apps import AppConfig


class CentreConfig(AppConfig):
    """Registers the room under its own short label."""

    name = "jatak.centre"
    label = "centre"
