"""The Django app of this room."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Its module `tasks` is found by Procrastinate."""

    name = "jatak.jobs"
    label = "jobs"
