"""The Django app of this room."""

from django.apps import AppConfig


class BackupConfig(AppConfig):
    """Registers the room under its own short label."""

    name = "jatak.backup"
    label = "backup"
