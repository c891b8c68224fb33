"""The Django app of this room."""

from django.apps import AppConfig


class ConsentConfig(AppConfig):
    """Registers the room under its own short label."""

    name = "jatak.consent"
    label = "consent"
