"""Somebody who answers is there: their reply is an own act, and no machine's is.

To leave asks for nothing more and renews nothing; what came back, what answers by itself and what a provider tells of a
message never comes here.
"""

from dataclasses import replace

from jatak.consent.scope import Who
from jatak.database.using import acting_as
from jatak.inbound.acting.news import News
from jatak.inbound.correlating.tokens import KnownBy
from jatak.inbound.correlating.whose import Whose, hash_of
from jatak.inbound.models import Arrival, Kind
from jatak.inbound.reading.request import Verdict
from jatak.people.own_acts import Did, OwnAct, note

SAID = frozenset({Kind.POST, Kind.OPT_OUT})
"""What people write; in what could not be read nobody said anything."""


def answered(arrival: Arrival, news: News, whose: Whose) -> None:
    """Note a reply as the own act of whoever is proven to have written it; again it changes nothing.

    Proven by the Message-ID that an answer names, or by our own server, which found the sender to be true; a mail to
    the address to which failures return may be a failure that nobody recognised.
    """
    if whose.known_by is KnownBy.MESSAGE_ID and whose.proven:
        wrote(arrival, news, whose)
    elif whose.known_by is None and news.sender_proven and (address := hash_of(news.sender)) is not None:
        wrote(arrival, news, replace(whose, who=Who(address_hash=address)))


def wrote(arrival: Arrival, news: News, whose: Whose) -> None:
    """Note what somebody wrote as their own act, where it is no leaving and they are one person here.

    It is one towards the company that they answer or write to; where nobody can tell which, towards each that knows
    them.
    """
    if whose.who is None or news.kind not in SAID or news.request.verdict is Verdict.LEAVE:
        return
    with acting_as("consent"):
        found = whose.who.looked_up()
        if found.person_id is not None:
            wrote_then = OwnAct(Did.REPLY, arrival.received_at, arrival.recorded_at, f"arrival {arrival.pk}")
            note(found.person_id, None if whose.controller_id is None else [whose.controller_id], wrote_then)
