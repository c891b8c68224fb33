"""Settling what came in: whom it is about, and what is done about it."""

from jatak.inbound.acting.asking import asked
from jatak.inbound.acting.bouncing import bounced, delivered
from jatak.inbound.acting.complaining import complained
from jatak.inbound.acting.news import News
from jatak.inbound.acting.settlement import Settlement
from jatak.inbound.correlating.whose import whose, whose_address
from jatak.inbound.models import Arrival, Deed, Kind
from jatak.site.environment import selftest_address

AUTOMATIC, SELFTEST = "automatic_reply", "selftest"


def settle(arrival: Arrival, news: News) -> Settlement:
    """Do what is to be done about it; again it does the same and adds nothing. Raises NamesAway to be tried later."""
    if news.quarantine:
        return Settlement(Deed.QUARANTINED, news.quarantine)
    about = whose(news.traces, news.sender)
    if about.known_by is None and news.from_provider:
        about = whose_address(news.sender)
    match news.kind:
        case Kind.BOUNCE:
            return bounced(arrival, news, about)
        case Kind.DELIVERED:
            return delivered(arrival, about)
        case Kind.COMPLAINT:
            return complained(arrival, news, about)
        case Kind.POST if _to_the_probe(news):
            return Settlement(Deed.NOTED, SELFTEST, about)
        case Kind.AUTO_REPLY:
            return Settlement(Deed.NOTED, AUTOMATIC, about)
        case _:
            return asked(arrival, news, about)


def _to_the_probe(news: News) -> bool:
    """Whether it came to the address of the self-test, which reads it itself."""
    name, _, domain = selftest_address().rpartition("@")
    ours = [each.partition("+")[0] + "@" + each.rpartition("@")[2] for each in news.traces.recipients if "+" in each]
    return bool(name) and f"{name}@{domain}" in ours
