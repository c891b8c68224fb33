"""Whatever in a mail may name one of our messages: collected here, believed by nobody before its seal was checked."""

import re
from collections.abc import Iterable

from jatak.inbound.reading.heard import Tokens
from jatak.inbound.reading.mail.headers import Headers

BOUNCE = re.compile(r"\bbounce\+([0-9a-z]{1,40})@", re.IGNORECASE)
LEAVE = re.compile(r"\bleave\+([0-9a-z]{1,40})@", re.IGNORECASE)
IN_SUBJECT = re.compile(r"^\s*(?:unsubscribe|leave)\s{1,3}([0-9a-f]{21,36})\s*$", re.IGNORECASE)
ID = re.compile(r"<([^<>\s]{1,500})>")
REACHED = (
    "to",
    "cc",
    "delivered-to",
    "x-original-to",
    "envelope-to",
    "x-envelope-to",
    "x-rcpt-to",
    "resent-to",
    "apparently-to",
    "x-forwarded-to",
)
"""Headers that say to whom this mail came."""


def reached(headers: Headers) -> tuple[str, ...]:
    """The values of the headers that say to whom a mail came, with what its relays noted."""
    noted = (value.partition(" for ")[2][:400] for value in headers.every("received"))
    return (*headers.every(*REACHED), *(value for value in noted if value))


def tokens_of(headers: Headers, returned: Headers, status: str, envelope_ids: Iterable[str] = ()) -> Tokens:
    """The tokens of a mail, of the message that it returns, and of its delivery status."""
    came = "\n".join(reached(headers))
    back = "\n".join(value for _, value in returned.fields)
    of_subject = IN_SUBJECT.findall(headers.first("subject"))
    answered = " ".join((headers.first("in-reply-to"), headers.first("references"), returned.first("message-id")))
    return Tokens(
        bounce=_once(BOUNCE.findall(f"{came}\n{back}\n{status}")),
        leave=_once(LEAVE.findall(came) + of_subject),
        leave_returned=_once(LEAVE.findall(back)),
        feedback=_once(
            "".join(value.split())
            for value in (*returned.every("cfbl-feedback-id"), *headers.every("cfbl-feedback-id"))
        ),
        message_ids=_once([*ID.findall(answered), *ID.findall(headers.first("original-message-id"))]),
        envelope_ids=_once(envelope_ids),
    )


def _once(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in found if one))[:50]
