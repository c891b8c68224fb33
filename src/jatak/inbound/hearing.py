"""A mail in the words of who acts on it."""

from dataclasses import replace
from email.utils import parseaddr

from jatak.delivery.compose.tokens import Purpose
from jatak.inbound.acting.news import News
from jatak.inbound.correlating.own_server import proves
from jatak.inbound.correlating.signature import is_signed
from jatak.inbound.correlating.tokens import Traces, tokens_in
from jatak.inbound.incoming import Incoming
from jatak.inbound.models import Kind
from jatak.inbound.reading.heard import Action, Heard
from jatak.inbound.reading.heard import Kind as Read
from jatak.inbound.reading.mail.opening import open_mail
from jatak.inbound.reading.post import read
from jatak.inbound.reading.request import Request, Verdict
from jatak.site.environment import inbound_authserv

ARRIVED = "delivered"
VERDICTS = {Action.LEAVE: Verdict.LEAVE, Action.ASK_A_PERSON: Verdict.DOUBTFUL}
"""Words that ask clearly may stand in a mail that is doubtful all the same."""


def news_of(incoming: Incoming) -> News:
    """What a mail says; nothing in it is believed yet."""
    heard = read(incoming.data)
    failure = heard.failures[0] if heard.failures else None
    return News(
        kind=_kind(heard),
        traces=_traces(heard, incoming.envelope_to),
        status=heard.status,
        permanent=heard.permanent if heard.kind is Read.BOUNCE else None,
        reason=heard.quarantine or heard.reason,
        said=failure.said if failure else "",
        of_address=heard.action is not Action.NOTE_REFUSAL,
        quarantine=heard.quarantine,
        request=_request(heard),
        feedback=heard.report.type if heard.report else "",
        sender=heard.sender,
        sender_proven=_proven(incoming.data, heard.sender),
        is_signed=lambda: is_signed(incoming.data, parseaddr(heard.sender)[1].rpartition("@")[2]),
        subject=heard.subject,
        words=heard.text,
    )


def _kind(heard: Heard) -> Kind:
    arrived = heard.kind is Read.AUTO_REPLY and heard.reason == ARRIVED
    return Kind.DELIVERED if arrived else Kind(heard.kind.value)


def _request(heard: Heard) -> Request:
    words = heard.request or Request(Verdict.NOTHING, heard.language, because=heard.reason)
    return replace(words, verdict=VERDICTS.get(heard.action, Verdict.NOTHING))


def _traces(heard: Heard, envelope_to: str) -> Traces:
    tokens = heard.tokens
    return Traces(
        recipients=(envelope_to, *heard.to) if envelope_to else heard.to,
        bounce=(*tokens_in(envelope_to, Purpose.BOUNCE), *tokens.bounce),
        leave=(*tokens_in(envelope_to, Purpose.LEAVE), *tokens.leave),
        leave_returned=tokens.leave_returned,
        feedback=tokens.feedback,
        envelope_ids=tokens.envelope_ids,
        message_ids=tokens.message_ids,
    )


def _proven(data: bytes, sender: str) -> bool:
    server = inbound_authserv()
    return bool(server) and proves(open_mail(data).headers.every("authentication-results"), server, sender)
