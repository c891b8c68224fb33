"""The Django app of this room."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    """Registers the room under its own short label."""

    name = "jatak.campaigns"
    label = "campaigns"
