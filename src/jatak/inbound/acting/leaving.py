"""What somebody's words ask for, done: they leave, a person looks, or nothing happens."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from jatak.base.hashing import keyed_hash
from jatak.consent.act import Act
from jatak.consent.leaving import leave
from jatak.consent.models import Actor, Via
from jatak.consent.scope import Scope, Who
from jatak.database.home import secret
from jatak.database.using import acting_as, atomic
from jatak.desk.models import Asked
from jatak.inbound.acting.done import Deed, Done
from jatak.inbound.acting.doubting import Doubt, hold
from jatak.inbound.acting.scoping import company_meant, scope_of
from jatak.inbound.reading.look import BESIDES, Look
from jatak.inbound.reading.request import Request, Verdict
from jatak.inbound.writable import writable

WORDS = 2000
"""Letters of what they said, which stand beside the event and can go before it."""
ASKED = {Look.ERASURE: Asked.ERASE, Look.ACCESS: Asked.ACCESS, Look.ACCOUNT: Asked.OTHER, Look.ORDER: Asked.OTHER}
"""What the desk is asked for, by the rule that read it; each has its own clock."""


def act(
    who: Who,
    request: Request,
    medium: Via,
    channel: str,
    controller_id: int | None,
    at: datetime,
    recorded_at: datetime,
    message_id: int | None = None,
    words: str = "",
    source: str = "",
    headers: Mapping[str, str] | None = None,
) -> Done:
    """Do what was read in somebody's words; done when this returns, and harmless when repeated.

    Leaving covers the whole company, every channel of it, or the one topic that was named. Without a company it is the
    one that knows them. `at` is when it was received, never later than `recorded_at`; `message_id` is the message of
    ours that it answers; `source` names what was heard, where the caller has a name for it; `headers` are those of a
    mail that somebody who looks at it should see.
    """
    at = min(at, recorded_at)
    if request.verdict is Verdict.NOTHING:
        return Done(Deed.NOTHING, why=request.because)
    doubt = Doubt(
        medium=medium.value,
        received_at=at,
        recorded_at=recorded_at,
        controller_id=controller_id,
        why=Look.at(request.because),
        words=writable(words),
        marked=writable(request.marked),
        source=source or _source(who, channel, at, words),
        message_id=message_id,
        asked=ASKED.get(Look.at(request.because), Asked.UNCLEAR),
        headers={name: writable(value) for name, value in (headers or {}).items()},
    )
    with acting_as("consent"), atomic():
        if request.verdict is Verdict.DOUBTFUL:
            return Done(Deed.HELD, desk_request=hold(who, doubt), why=doubt.why)
        said = {"words": doubt.words[:WORDS]} if doubt.words else None
        done = _leave(who, request, Act(Actor.PERSON, medium, at, recorded_at, message_id, said), doubt)
        return _besides(done, who, request, doubt) if request.also and done.deed is Deed.LEFT else done


def _leave(who: Who, request: Request, said: Act, doubt: Doubt) -> Done:
    company = doubt.controller_id if doubt.controller_id is not None else company_meant(who)
    if company is not None:
        return left(who, scope_of(company, request.topic), said, request.because)
    if not who.people():
        return left(who, Scope(), said, request.because)
    number = hold(who, replace(doubt, why=Look.WHICH_COMPANY, asked=Asked.LEAVE))
    return Done(Deed.HELD, desk_request=number, why=Look.WHICH_COMPANY)


def _besides(done: Done, who: Who, request: Request, doubt: Doubt) -> Done:
    """Who leaves and wants their data deleted, too, has left at once; a person looks at the rest."""
    also = Look.at(request.also)
    besides = replace(doubt, why=BESIDES.get(also, also), asked=ASKED.get(also, Asked.OTHER))
    number = hold(who, replace(besides, source=f"{doubt.source} {request.also}"))
    return replace(done, desk_request=number)


def left(who: Who, scope: Scope, said: Act, why: str) -> Done:
    """Let somebody leave, as role `consent`."""
    events = leave(who, scope, said)
    return Done(Deed.LEFT, scope, tuple(event.pk for event in events), why=why)


def _source(who: Who, channel: str, at: datetime, words: str) -> str:
    """The same words of the same person at the same instant are one thing that was heard; no word can be read in it."""
    name = f"{channel} {who.person_id} {(who.address_hash or b'').hex()} {at.isoformat()} {writable(words)}"
    return keyed_hash(secret("keyed-hash"), f"heard:{name}").hex()
