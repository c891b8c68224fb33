"""The Django app of this room."""

from importlib import import_module

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Registers the room under a label that allauth's own does not take."""

    name = "jatak.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Listen to log-ins."""
        import_module("jatak.accounts.just_now")
