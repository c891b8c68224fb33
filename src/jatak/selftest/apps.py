"""The Django app of this room."""

from django.apps import AppConfig


class SelftestConfig(AppConfig):
    """Registers the room under its own short label."""

    name = "jatak.selftest"
    label = "selftest"
