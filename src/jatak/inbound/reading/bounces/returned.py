"""The message that came back with a report: its headers, wherever they stand."""

import re
from collections.abc import Iterable, Iterator

from jatak.inbound.reading.heard import Original
from jatak.inbound.reading.mail.addresses import addresses_in, first_address
from jatak.inbound.reading.mail.headers import Headers, headers_of
from jatak.inbound.reading.mail.part import Part

FIRST_HEADER = re.compile(
    r"^[> |]{0,3}(?:Received|Return-Path|Date|From|To|Subject|Message-ID|MIME-Version|DKIM-Signature|X-[\w-]{1,40}"
    r"|Content-Type|Delivered-To|Reply-To|Feedback-ID|List-Unsubscribe|Authentication-Results)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
QUOTE = re.compile(r"^[> |]{1,3}", re.MULTILINE)
TO = ("x-original-to", "x-hmxmroriginalrecipient", "to", "cc", "resent-to", "apparently-to", "x-rcpt-to", "envelope-to")
FOR = re.compile(r"\bfor\s{1,3}<?([^\s<>;]{1,250}@[^\s<>;]{1,250})>?")


def returned_headers(mail: Part, behind: str) -> Headers:
    """The headers of the returned message: of a part of its own, else of the text behind the notice."""
    inner = next(_inner(mail), None)
    return inner or _of_text(behind)


def original(headers: Headers, envelope_id: str = "") -> Original:
    """What they say."""
    return Original(
        message_id=id_of(headers.first("message-id")),
        feedback_id="".join(headers.first("cfbl-feedback-id").split()),
        sender=first_address(headers.first("from")),
        recipients=recipients_of(headers),
        subject=headers.first("subject")[:500],
        envelope_id=envelope_id,
    )


def recipients_of(headers: Headers) -> tuple[str, ...]:
    """To whom it was sent, as its headers say."""
    return _once(address for value in headers.every(*TO) for _, address in addresses_in(value))


def went_to(headers: Headers) -> tuple[str, ...]:
    """The same, with whom its last relay noted to have it for."""
    noted = [match[1] for value in headers.every("received") for match in FOR.finditer(value)]
    return _once((*recipients_of(headers), *noted[:1]))


def _once(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))


def id_of(value: str) -> str:
    """The first message id of a header, without angle brackets."""
    match = re.search(r"<([^<>\s]{1,500})>", value)
    return match[1] if match else value.strip()[:500]


def _inner(mail: Part) -> Iterator[Headers]:
    """Headers of mails within the mail, the first that says anything of itself."""
    for part in mail.walk():
        for inner in (
            part.parts if part.type.name not in ("multipart/report",) and part.type.main != "multipart" else ()
        ):
            if any(name in inner.headers for name in ("from", "to", "message-id", "subject", "received")):
                yield inner.headers


def _of_text(behind: str) -> Headers:
    match = FIRST_HEADER.search(behind)
    if not match:
        return Headers()
    text = behind[match.start() :]
    text = QUOTE.sub("", text) if text[:1] in ">|" else text
    return headers_of(re.split(r"\n[ \t]*\n", text, maxsplit=1)[0].encode("utf-8", "replace"))
