"""A mail of somebody: they leave, a person looks at what they want, or it is post."""

from dataclasses import replace

from jatak.consent.models import Via
from jatak.consent.scope import Who
from jatak.inbound.acting.alive import answered
from jatak.inbound.acting.leaving import act
from jatak.inbound.acting.news import News
from jatak.inbound.acting.settlement import DEEDS, Settlement
from jatak.inbound.correlating.companies import company_written_to
from jatak.inbound.correlating.tokens import KnownBy
from jatak.inbound.correlating.whose import Whose, hash_of
from jatak.inbound.models import Arrival, Deed
from jatak.inbound.reading.look import Look
from jatak.inbound.reading.request import Request, Verdict

NO_SENDER = "no_sender"
BY_ADDRESS = Request(Verdict.LEAVE, because="leave_address")
"""Who writes to the address of List-Unsubscribe leaves, whatever the words are (RFC 2369)."""


def asked(arrival: Arrival, news: News, whose: Whose) -> Settlement:
    """Do what the mail asks for, as far as it is proven who asks."""
    if whose.known_by is KnownBy.LEAVE_ADDRESS:
        news = replace(news, request=BY_ADDRESS)
    about = _about(news, whose)
    answered(arrival, news, about)
    if news.request.verdict is Verdict.NOTHING:
        return Settlement(Deed.POST, news.request.because, about)
    if not whose.proven:
        return _by_sender(arrival, news, whose)
    return _done(arrival, news, whose)


def _by_sender(arrival: Arrival, news: News, whose: Whose) -> Settlement:
    """Without a token the sender's address is all there is.

    A no for an address that nobody here has needs no proof: it is kept as a keyed hash, and takes nothing from anybody.
    """
    address = hash_of(news.sender)
    if address is None:
        return Settlement(Deed.POST, NO_SENDER, whose)
    who = Who(address_hash=address)
    people = who.people()
    about = replace(_about(news, whose), who=who)
    if people and news.request.verdict is Verdict.LEAVE:
        if not news.sender_proven:
            news = replace(news, request=replace(news.request, verdict=Verdict.DOUBTFUL, because=Look.NOT_PROVEN))
        else:
            about = replace(about, known_by=KnownBy.SENDER)
    return _done(arrival, news, about)


def _done(arrival: Arrival, news: News, whose: Whose) -> Settlement:
    assert whose.who is not None
    done = act(
        whose.who,
        news.request,
        _medium(news, whose),
        "email",
        whose.controller_id,
        arrival.received_at,
        arrival.recorded_at,
        whose.message_id,
        news.words,
        f"arrival {arrival.pk}",
        {"From": news.sender, "Subject": news.subject},
    )
    return Settlement(DEEDS[done.deed], done.why, whose, done.desk_request)


def _about(news: News, whose: Whose) -> Whose:
    """With the company that was written to, where no token says which."""
    if whose.controller_id is not None:
        return whose
    return replace(whose, controller_id=company_written_to(news.traces.recipients))


def _medium(news: News, whose: Whose) -> Via:
    if news.from_provider:
        return Via.LINK
    return Via.MAIL_CLIENT if whose.known_by is KnownBy.LEAVE_ADDRESS else Via.REPLY
