"""The Django app of this room."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Registers the room under a label that allauth's own does not take."""

    name = "jatak.accounts"
    label = "accounts"
