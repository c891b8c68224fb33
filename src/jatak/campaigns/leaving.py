"""Who left after a campaign: by the link, the mail client or the answer to one of its messages."""

from collections import Counter
from typing import Any

from jatak.campaigns.models import Campaign
from jatak.database.statements import statements
from jatak.database.using import acting_as, connection
from jatak.delivery.models import Dispatch

SQL = statements("jatak.campaigns.sql", "following.sql")


def left_after(campaign: Campaign) -> dict[str, int]:
    """How many of its recipients said no through it, by the medium on which it was heard; each counts once."""
    dispatch = Dispatch.objects.filter(pk=campaign.pk).first()
    if dispatch is None:
        return {}
    its = {"campaign_id": campaign.pk, "made_at": dispatch.messages_at}
    ((first, last),) = _rows("span", **its)
    if first is None:
        return {}
    with acting_as("consent"):
        heard: dict[int, str] = dict(_rows("left_by", first=first, last=last))
    # Other messages may have been numbered among these.
    ours = (number for (number,) in _rows("of_campaign", ids=list(heard), **its)) if heard else ()
    return dict(Counter(heard[number] for number in ours).most_common())


def _rows(statement: str, **parameters: Any) -> list[Any]:
    with connection().cursor() as cursor:
        cursor.execute(SQL[statement], parameters)
        return list(cursor.fetchall())
