"""The Django app of this room."""

from django.apps import AppConfig


class SignupConfig(AppConfig):
    """Registers the room under its own short label; it has no tables."""

    name = "jatak.signup"
    label = "signup"
