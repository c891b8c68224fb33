"""The Django app of this room."""

from django.apps import AppConfig


class OnwardConfig(AppConfig):
    """Registers the room under its own short label."""

    name = "jatak.onward"
    label = "onward"
