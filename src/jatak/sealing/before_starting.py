"""A head before a campaign: what was said until then cannot be changed afterwards to fit what was sent."""

import logging
from collections.abc import Callable
from datetime import datetime

from jatak.base.errors import JatakError
from jatak.campaigns.models import Campaign, Start
from jatak.sealing.heads import sign_head
from jatak.sealing.models import Why
from jatak.sealing.sealer import seal

log = logging.getLogger(__name__)


def sign_before(campaign: Campaign, clock: Callable[[], datetime]) -> None:
    """Seal and sign, unless the campaign has begun; to be done before it opens, and so before its first message.

    Where the journal cannot be written it starts all the same: a head is signed once it can be (`heads.sign_if_due`).
    """
    if Start.objects.filter(campaign=campaign).exists():
        return
    seal(clock())
    try:
        sign_head(clock(), Why.CAMPAIGN)
    except JatakError as error:
        log.warning("No head was signed before the campaign %s: %s", campaign.pk, error.message)
