"""A part of a mail, or a whole one: headers, and either parts or a body."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from jatak.inbound.reading.mail.body import body_text
from jatak.inbound.reading.mail.content_type import ContentType
from jatak.inbound.reading.mail.headers import Headers

RETURNED = (
    "message/rfc822",
    "text/rfc822-headers",
    "message/rfc822-headers",
    "message/global",
    "message/global-headers",
)
"""Types of a part that holds a mail or its headers."""
REPORTS = ("message/delivery-status", "message/global-delivery-status", "message/feedback-report")


@dataclass(frozen=True)
class Part:
    """One part; `content` is its body as it was transferred, cut to what is looked at."""

    headers: Headers
    type: ContentType
    content: bytes = b""
    parts: tuple["Part", ...] = ()
    """Those of a multipart; of a mail within this one, that mail alone."""
    cut: str = ""
    """Why parts of it were not looked at: `too_deep` or `too_many_parts`."""

    @cached_property
    def text(self) -> str:
        """The body as text; of HTML what a reader sees."""
        return body_text(self.content, self.headers.first("content-transfer-encoding"), self.type)

    @property
    def attached(self) -> bool:
        """Whether it came as a file."""
        return self.headers.first("content-disposition").lower().startswith("attachment")

    def walk(self, into_mails: bool = False) -> Iterator["Part"]:
        """This part and those within it, in order; those of mails within it only if asked for."""
        yield self
        if into_mails or self.type.name not in RETURNED:
            for part in self.parts:
                yield from part.walk(into_mails)
