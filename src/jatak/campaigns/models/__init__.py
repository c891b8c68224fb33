"""The tables of campaigns."""

from jatak.campaigns.models.campaigns import Campaign, LeftOut, Start
from jatak.campaigns.models.links import LinkAsked
from jatak.campaigns.models.ordered import Figures, StartOrder
from jatak.campaigns.models.rounds import Concerned, ServiceRound
from jatak.campaigns.models.service import ServiceMessage
from jatak.campaigns.models.why import LeftWhy, Why

__all__ = [
    "Campaign",
    "Concerned",
    "Figures",
    "LeftOut",
    "LeftWhy",
    "LinkAsked",
    "ServiceMessage",
    "ServiceRound",
    "Start",
    "StartOrder",
    "Why",
]
