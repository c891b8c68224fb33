"""What receivers made of campaigns: counted by each worker in memory, added to the database once a second."""

from collections import Counter
from datetime import datetime
from typing import Any, NamedTuple

from jatak.database.statements import statements
from jatak.database.using import connection
from jatak.delivery.ending import Settled
from jatak.delivery.limits.thresholds import Counts
from jatak.delivery.models import State
from jatak.delivery.smtp.outcome import About

SQL = statements("jatak.delivery.limits.sql", "guards.sql")


class Heard(NamedTuple):
    """A domain, and what it made of one message of a campaign: a field of `Counts`."""

    campaign_id: int
    domain: str
    kind: str


def heard(how: Settled) -> Heard | None:
    """What an ending counts as, None where it tells nothing of the receiver."""
    campaign_id, domain = how.passage.batch.of.sort.campaign_id, how.passage.message.domain
    if campaign_id is None:
        return None
    if how.state is State.ACCEPTED:
        return Heard(campaign_id, domain, "accepted")
    if how.state is not State.REFUSED or how.about is None:
        return None
    return Heard(campaign_id, domain, "refused" if how.about is About.RECIPIENT else "rejected")


def add(counted: Counter[Heard], now: datetime) -> list[tuple[int, str, Counts]]:
    """Add to the database; all that is known now of these domains and campaigns."""
    if not counted:
        return []
    pairs = sorted({(each.campaign_id, each.domain) for each in counted})
    columns: dict[str, Any] = {kind: [counted[Heard(*pair, kind)] for pair in pairs] for kind in Counts._fields}
    columns |= {"campaigns": [campaign for campaign, _ in pairs], "domains": [domain for _, domain in pairs]}
    with connection().cursor() as cursor:
        cursor.execute(SQL["add"], columns | {"now": now})
        return [(campaign_id, domain, Counts(*numbers)) for campaign_id, domain, *numbers in cursor.fetchall()]


def count_anew(campaign_id: int) -> None:
    """Forget what was counted of a campaign that a person lets go on, and undo its slowing."""
    with connection().cursor() as cursor:
        cursor.execute(SQL["anew"], {"campaign_id": campaign_id})
