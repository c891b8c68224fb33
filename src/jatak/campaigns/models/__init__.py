"""The tables of campaigns."""

from jatak.campaigns.models.campaigns import Campaign, LeftOut, Start
from jatak.campaigns.models.service import ServiceMessage

__all__ = ["Campaign", "LeftOut", "ServiceMessage", "Start"]
