"""The Django app of this room."""

from django.apps import AppConfig


class ReceiptsConfig(AppConfig):
    """Registers the room under its own short label."""

    name = "jatak.receipts"
    label = "receipts"
