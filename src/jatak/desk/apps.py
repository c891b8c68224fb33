"""The Django app of this room."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Registers the room under its own short label."""

    name = "jatak.desk"
    label = "desk"
