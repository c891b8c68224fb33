"""The Django app of this room."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """Registers the room under its own short label."""

    name = "jatak.delivery"
    label = "delivery"
