"""The Django app of this room."""

from django.apps import AppConfig


class CustomersConfig(AppConfig):
    """Registers the room under its own short label."""

    name = "jatak.customers"
    label = "customers"
