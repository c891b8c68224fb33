"""The Django app of this room."""

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    """Registers the room under its own short label."""

    name = "jatak.retention"
    label = "retention"
