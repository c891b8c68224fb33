"""What came back: it changes whether an address can be reached, and never a consent."""

from jatak.inbound.acting.news import News
from jatak.inbound.acting.settlement import Settlement
from jatak.inbound.correlating.whose import Whose
from jatak.inbound.models import Arrival, Deed
from jatak.people import reachability

NOT_OURS = "not_ours"
"""Nothing in it proves that we sent what it is about."""


def bounced(arrival: Arrival, news: News, whose: Whose) -> Settlement:
    """Record a failure of the address that a message of ours went to; without proof of one, nothing."""
    if whose.message is None:
        return Settlement(Deed.NOTED, NOT_OURS, whose)
    reachability.failed(
        whose.message.contact_point_id,
        bool(news.permanent),
        arrival.received_at,
        news.heard_by,
        news.status,
        news.said or news.reason,
        whose.message.id,
    )
    return Settlement(Deed.FAILED, news.reason, whose)


def delivered(arrival: Arrival, whose: Whose) -> Settlement:
    """A message arrived, so its address works."""
    if whose.message is None:
        return Settlement(Deed.NOTED, NOT_OURS, whose)
    reachability.reached(whose.message.contact_point_id, arrival.received_at)
    return Settlement(Deed.REACHED, whose=whose)
