"""The Django app of this room."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """Registers the room under its own short label."""

    name = "jatak.imports"
    label = "imports"
