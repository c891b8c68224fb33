"""Who was not written to when a campaign started, by reason."""

from typing import NamedTuple

from jatak.campaigns.models import Campaign
from jatak.database.statements import statements
from jatak.database.using import connection

SQL = statements("jatak.campaigns.sql", "following.sql")


class LeftOutBecause(NamedTuple):
    """So many people, and why."""

    rule: str
    because: str
    would_change: str
    people: int


def left_out(campaign: Campaign) -> list[LeftOutBecause]:
    """Every reason, the most frequent first."""
    with connection().cursor() as cursor:
        cursor.execute(SQL["left_out"], {"campaign_id": campaign.pk})
        return [LeftOutBecause._make(row) for row in cursor.fetchall()]
