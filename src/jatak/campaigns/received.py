"""Who received a campaign: by pages, by address, and all of them for a file."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from typing import Any, NamedTuple

from jatak.base.errors import UsageError
from jatak.campaigns.models import Campaign
from jatak.database.statements import statements
from jatak.database.using import connection
from jatak.delivery.models import Dispatch
from jatak.people.addresses import normalise_email

SQL = statements("jatak.campaigns.sql", "following.sql")
PAGE = 50
AT_ONCE = 2_000


class Recipient(NamedTuple):
    """One message of a campaign, to whom it went and what came of it."""

    message_id: int
    person_id: int
    name: str
    address: str
    state: str
    settled_at: datetime | None
    answer: str


def recipients(campaign: Campaign, after: int = 0, size: int = PAGE) -> list[Recipient]:
    """The next messages above this number, in the order in which they were made."""
    return _rows("received", campaign, after=after, size=size)


def recipients_at(campaign: Campaign, address: str) -> list[Recipient]:
    """What went to this address; nothing for what is no address."""
    try:
        normalised = normalise_email(address)
    except UsageError:
        return []
    return _rows("received_at", campaign, normalised=normalised, size=PAGE)


def every_recipient(campaign: Campaign) -> Iterator[Recipient]:
    """All of them, read from the server as they are wanted."""
    made_at = _made_at(campaign)
    if made_at is None:
        return
    with closing(connection().chunked_cursor()) as cursor:
        cursor.execute(SQL["every_message"].rstrip(";"), {"campaign_id": campaign.pk, "made_at": made_at})
        while some := cursor.fetchmany(AT_ONCE):
            yield from map(Recipient._make, some)


def _rows(statement: str, campaign: Campaign, **parameters: Any) -> list[Recipient]:
    made_at = _made_at(campaign)
    if made_at is None:
        return []
    with connection().cursor() as cursor:
        cursor.execute(SQL[statement], {"campaign_id": campaign.pk, "made_at": made_at, **parameters})
        return [Recipient._make(row) for row in cursor.fetchall()]


def _made_at(campaign: Campaign) -> datetime | None:
    return Dispatch.objects.filter(pk=campaign.pk).values_list("messages_at", flat=True).first()
