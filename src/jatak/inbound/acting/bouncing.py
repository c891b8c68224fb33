"""What came back: it changes whether an address can be reached, and never a consent."""

from jatak.inbound.acting.news import News
from jatak.inbound.acting.settlement import Settlement
from jatak.inbound.correlating.whose import Whose
from jatak.inbound.models import Arrival, Deed
from jatak.inbound.writable import writable
from jatak.people import reachability

NOT_OURS = "not_ours"
"""Nothing in it proves that we sent what it is about."""
REFUSED = "message_refused"
"""The message or its sender was refused, and the address is as good as before."""


def bounced(arrival: Arrival, news: News, whose: Whose) -> Settlement:
    """Record a failure of the address that a message of ours went to; without proof of one, nothing."""
    if whose.contact_point_id is None:
        return Settlement(Deed.NOTED, NOT_OURS, whose)
    if not news.of_address:
        return Settlement(Deed.NOTED, news.reason or REFUSED, whose)
    reachability.failed(
        whose.contact_point_id,
        bool(news.permanent),
        arrival.received_at,
        news.heard_by,
        writable(news.status),
        writable(news.said or news.reason),
        whose.message_id,
    )
    return Settlement(Deed.FAILED, news.reason, whose)


def delivered(arrival: Arrival, whose: Whose) -> Settlement:
    """A message arrived, so its address works."""
    if whose.contact_point_id is None:
        return Settlement(Deed.NOTED, NOT_OURS, whose)
    reachability.reached(whose.contact_point_id, arrival.received_at)
    return Settlement(Deed.REACHED, whose=whose)
