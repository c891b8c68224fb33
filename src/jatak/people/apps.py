"""The Django app of this room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Registers the room under its own short label."""

    name = "jatak.people"
    label = "people"
