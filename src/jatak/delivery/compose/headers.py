"""The headers of one message, in the order in which they are written."""

from collections.abc import Iterator
from email.header import Header
from email.headerregistry import Address
from email.utils import format_datetime

from jatak.content.placeholders import one_line
from jatak.delivery.compose.addresses import address, domain_of
from jatak.delivery.compose.letter import Letter, ListIdentity
from jatak.delivery.compose.tokens import Purpose, token


def headers(letter: Letter, key: bytes) -> Iterator[tuple[str, object]]:
    """Name and value of each header but those of the MIME structure."""
    domain = domain_of(letter.sender.address)
    yield "Date", format_datetime(letter.at)
    yield "From", mailbox(letter.sender.name, letter.sender.address)
    yield "To", mailbox(letter.to_name, letter.to_address)
    yield "Subject", words(letter.subject)
    yield "Message-ID", f"<{token(key, Purpose.MESSAGE_ID, letter.message_id)}@{domain}>"
    yield "Content-Language", letter.language
    if letter.list:
        yield from _list_headers(letter, letter.list, key, domain)
    else:
        # RFC 3834: out-of-office programs leave it alone.
        yield "Auto-Submitted", "auto-generated"


def mailbox(name: str, text: str) -> Address:
    """A mailbox with a display name that cannot break out of its header."""
    plain = address(text)
    return Address(display_name=words(name), username=plain.username, domain=plain.domain)


def words(text: str) -> str:
    """Somebody's words as one line with nothing to decode: `email` makes a real line break of an encoded one."""
    return one_line(text).replace("=?", "= ?")


def envelope_sender(letter: Letter, key: bytes) -> str:
    """The address that bounces come back to; it names the message (VERP)."""
    return f"bounce+{token(key, Purpose.BOUNCE, letter.message_id)}@{letter.sender.bounce_domain}"


def _list_headers(letter: Letter, of: ListIdentity, key: bytes, domain: str) -> Iterator[tuple[str, object]]:
    leave = f"leave+{token(key, Purpose.LEAVE, letter.message_id)}@{letter.sender.bounce_domain}"
    yield "List-Id", f"{_phrase(of.name)} <{of.id}.{domain}>".strip()
    # RFC 2369: the order is our preference; RFC 8058: one https URI, whose POST is the whole act.
    yield "List-Unsubscribe", f"<{of.leave_url}>, <mailto:{leave}?subject=leave>"
    yield "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"
    # RFC 9477: complaints come back to the From domain.
    yield "CFBL-Address", f"fbl@{domain}; report=arf"
    yield "CFBL-Feedback-ID", token(key, Purpose.FEEDBACK, letter.message_id)


def _phrase(name: str) -> str:
    clean = words(name)
    if clean.isascii():
        return '"' + clean.replace("\\", "").replace('"', "") + '"' if clean else ""
    return Header(clean, "utf-8", maxlinelen=75).encode().replace("\n", "")
