"""The tables of campaigns."""

from jatak.campaigns.models.campaigns import Campaign, LeftOut, Start

__all__ = ["Campaign", "LeftOut", "Start"]
