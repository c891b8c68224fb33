"""The Django app of this room."""

from django.apps import AppConfig


class ConsoleConfig(AppConfig):
    """Stands before Wagtail's own apps, so that its templates win."""

    name = "jatak.console"
    label = "console"
