"""The choices of a company as its receipts say them."""

from jatak.people.models import Controller
from jatak.receipts.gathering.choosing import Chosen
from jatak.retention.choices import months_of_all
from jatak.retention.clocks.clock import Clock


def chosen(company: Controller) -> Chosen:
    """What it chose of consents that are not used, and of proof."""
    found = months_of_all([company], (Clock.UNUSED, Clock.PROOF))
    return Chosen(found[Clock.UNUSED][company.pk], found[Clock.PROOF][company.pk])
