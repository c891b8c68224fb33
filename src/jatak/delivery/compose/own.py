"""The headers that are a person's own, with gaps for what no other has alike."""

from collections.abc import Iterator, Sequence

from jatak.delivery.compose.addresses import domain_of
from jatak.delivery.compose.draft import Draft
from jatak.delivery.compose.form import Gap, Piece
from jatak.delivery.compose.word import Word

Own = tuple[bytes, tuple[Piece, ...]]
"""Name of a header, and the pieces of its value."""


def own_headers(draft: Draft, personal_subject: bool) -> tuple[Own, ...]:
    """All headers that are not alike in all letters of one language, in their order."""
    message_id = b"<", Gap(Word.MESSAGE_ID), b"@%b>" % domain_of(draft.sender.address).encode()
    always = (b"Date", (Gap(Word.DATE),)), (b"To", (Gap(Word.TO),)), (b"Message-ID", message_id)
    subject = ((b"Subject", (Gap(Word.SUBJECT),)),) if personal_subject else ()
    return *always, *subject, *(_leaving(draft) if draft.listed else ())


def as_pieces(headers: Sequence[Own]) -> Iterator[Piece]:
    """Headers as they are written."""
    for name, value in headers:
        yield name + b": "
        yield from value
        yield b"\r\n"


def _leaving(draft: Draft) -> tuple[Own, ...]:
    """RFC 2369: the order is our preference; RFC 8058: one https URI, whose POST is the whole act."""
    page, mailbox_domain = draft.footer.leave_url.encode(), draft.sender.bounce_domain.encode()
    page_first = b"<" + page, Gap(Word.LEAVE_PAGE), b">,\r\n <mailto:leave+"
    then_mail = Gap(Word.LEAVE_MAIL), b"@%b?subject=leave>" % mailbox_domain
    return (b"List-Unsubscribe", (*page_first, *then_mail)), (b"CFBL-Feedback-ID", (Gap(Word.FEEDBACK),))
