"""On what the messages of a campaign rest: a consent, or being a customer."""

from jatak.campaigns.models import Campaign
from jatak.database.statements import statements
from jatak.database.using import connection

SQL = statements("jatak.campaigns.sql", "following.sql")


def grounds(campaign: Campaign) -> list[tuple[str, str, int]]:
    """The rule that permits, why in English, and how many messages; the most frequent first."""
    with connection().cursor() as cursor:
        cursor.execute(SQL["grounds"], {"campaign_id": campaign.pk})
        return list(cursor.fetchall())
