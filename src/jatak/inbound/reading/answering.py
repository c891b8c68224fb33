"""What a person wrote: a request to be left alone, or post."""

import re
from typing import Any

from jatak.inbound.reading.automatic.recognising import ANSWER, is_bulk
from jatak.inbound.reading.heard import Action, Heard, Kind
from jatak.inbound.reading.opened import Opened
from jatak.inbound.reading.request import Verdict
from jatak.inbound.reading.words.mail import asked_by_mail

OURS = re.compile(r"[0-9a-f]{21,36}@", re.IGNORECASE)
"""How a Message-ID of ours begins."""
LINK = re.compile(rb"https?://|www\.|<img\b|mailto:", re.IGNORECASE)
FEW_LINKS, MANY_LINKS = 2, 5
LONG = 80
"""Words of a text that may be about anything."""


def answered(mail: Opened) -> Heard:
    """What the words ask for; what was sent to many asks nothing of us, and its foot speaks of leaving all the same."""
    if is_bulk(mail.headers):
        return mail.heard(Kind.POST, Action.PASS_ON, "bulk")
    if not _may_name_ours(mail) and _links(mail) >= MANY_LINKS and not _answers(mail):
        return mail.heard(Kind.POST, Action.PASS_ON, "advertising")
    request = asked_by_mail(mail.headers.first("subject"), mail.text)
    more: dict[str, Any] = {"request": request} | ({"language": request.language} if request.language else {})
    if request.verdict is Verdict.LEAVE and _is_sure(mail):
        return mail.heard(Kind.OPT_OUT, Action.LEAVE, request.because, **more)
    if request.verdict is not Verdict.NOTHING:
        return mail.heard(Kind.POST, Action.ASK_A_PERSON, request.because, **more)
    return mail.heard(Kind.POST, Action.PASS_ON, **more)


def _is_sure(mail: Opened) -> bool:
    """A request by words is sure where the mail may answer us; else where it is short and advertises nothing."""
    if _may_name_ours(mail):
        return True
    return len(mail.text.split()) <= LONG and (_answers(mail) or _links(mail) < FEW_LINKS)


def _may_name_ours(mail: Opened) -> bool:
    """Whether it carries what may be a token of ours."""
    tokens = mail.tokens
    return bool(tokens.leave or tokens.bounce) or any(OURS.match(one) for one in tokens.message_ids)


def _answers(mail: Opened) -> bool:
    headers = mail.headers
    return "in-reply-to" in headers or "references" in headers or bool(ANSWER.match(headers.first("subject")))


def _links(mail: Opened) -> int:
    return sum(len(LINK.findall(part.content)) for part in mail.mail.walk() if part.type.main == "text")
