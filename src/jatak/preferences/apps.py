"""The Django app of this room."""

from django.apps import AppConfig


class PreferencesConfig(AppConfig):
    """Registers the room under its own short label."""

    name = "jatak.preferences"
    label = "preferences"
