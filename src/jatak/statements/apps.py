"""The Django app of this room."""

from django.apps import AppConfig


class StatementsConfig(AppConfig):
    """Registers the room under its own short label."""

    name = "jatak.statements"
    label = "statements"
