"""The Django app of this room."""

from django.apps import AppConfig


class ContentConfig(AppConfig):
    """Registers the room under its own short label."""

    name = "jatak.content"
    label = "content"
