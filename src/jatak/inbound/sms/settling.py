"""What a text message asks for, done: its sender leaves, a person looks, or it is post."""

import json
from dataclasses import replace
from datetime import datetime
from functools import partial

from jatak.consent.models import Via
from jatak.gate.message import Channel
from jatak.inbound.acting.alive import wrote
from jatak.inbound.acting.done import Deed as Did
from jatak.inbound.acting.leaving import act
from jatak.inbound.acting.news import News
from jatak.inbound.acting.scoping import scope_of
from jatak.inbound.acting.settlement import Settlement
from jatak.inbound.correlating.whose import Whose
from jatak.inbound.incoming import Incoming
from jatak.inbound.models import Arrival, Deed, Kind
from jatak.inbound.reading.look import Look
from jatak.inbound.reading.request import Request, Verdict
from jatak.inbound.reading.words.sms import asked_by_sms
from jatak.inbound.sms.confirming import confirm
from jatak.inbound.sms.numbers import country_of, telephone
from jatak.inbound.sms.stop_words import stop_words
from jatak.inbound.sms.whose import whose
from jatak.inbound.taking import Read, Settle
from jatak.people import reachability

NO_NUMBER = "no_telephone_number"
"""Sent by a service or a network, which cannot be told from a person's number."""
DEEDS = {Did.LEFT: Deed.LEFT, Did.HELD: Deed.HELD, Did.NOTHING: Deed.POST}
START = "start"


def text_in(text: Incoming) -> tuple[Read, Settle]:
    """How a text message is read and settled."""
    said = json.loads(text.data)
    return partial(_news_of, said["text"], said["from"], text.recorded_at), partial(settle_text, number=said["to"])


def _news_of(text: str, sender: str, at: datetime) -> News:
    """What it says; `sender` is as the gateway wrote it."""
    request = asked_by_sms(text, stop_words(country_of(telephone(sender)), at))
    kind = Kind.POST if request.verdict is Verdict.NOTHING else Kind.OPT_OUT
    return News(kind, request=request, reason=request.because, sender=sender, words=text)


def settle_text(arrival: Arrival, news: News, number: str) -> Settlement:
    """Do what it asks for; `number` is the one of ours that it was sent to. Again it does the same and adds nothing."""
    sender = telephone(news.sender)
    if not sender:
        return Settlement(Deed.POST, NO_NUMBER)
    about = whose(sender, number)
    if about.message is not None:
        # Who writes from it has it in the hand.
        reachability.reached(about.message.contact_point_id, arrival.received_at, reachability.OWN_ACT)
    wrote(arrival, news, about)
    if news.request.verdict is Verdict.NOTHING:
        # START gives no consent: nothing shows which words it would be a yes to.
        started = news.request.because == START
        return Settlement(Deed.NOTED if started else Deed.POST, news.request.because, about)
    return _done(arrival, news, about)


def _done(arrival: Arrival, news: News, about: Whose) -> Settlement:
    assert about.who is not None
    done = act(
        about.who,
        _narrowed(news.request, about.controller_id),
        Via.STOP,
        Channel.SMS.value,
        about.controller_id,
        arrival.received_at,
        arrival.recorded_at,
        about.message_id,
        news.words,
        f"arrival {arrival.pk}",
    )
    if done.deed is Did.LEFT and done.events:
        confirm(about, arrival.received_at)
    return Settlement(DEEDS[done.deed], done.why, about, done.desk_request)


def _narrowed(request: Request, controller_id: int | None) -> Request:
    """`STOP TRAVEL` leaves that topic; where the company has none of the name, a person looks what is meant."""
    if not request.topic or request.verdict is not Verdict.LEAVE:
        return request
    known = controller_id is not None and scope_of(controller_id, request.topic).topic_id is not None
    return request if known else replace(request, verdict=Verdict.DOUBTFUL, because=Look.NO_SUCH_TOPIC, topic="")
