"""The Django app of this room."""

from django.apps import AppConfig


class HooksConfig(AppConfig):
    """Registers the room under its own short label."""

    name = "jatak.hooks"
    label = "hooks"
