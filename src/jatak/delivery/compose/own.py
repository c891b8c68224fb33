"""The headers that are a person's own."""

from datetime import datetime
from email.utils import format_datetime

from jatak.content.placeholders import Blank, one_line
from jatak.delivery.compose.addresses import domain_of
from jatak.delivery.compose.body import Field
from jatak.delivery.compose.draft import Draft
from jatak.delivery.compose.person import Person
from jatak.delivery.compose.phrases import clean, named, phrase, unstructured
from jatak.delivery.compose.tokens import Tokens


class OwnHeaders:
    """Writes those headers of a letter that no other has alike; `names` says which, in their order."""

    def __init__(self, draft: Draft) -> None:
        self._subject, self._dates = Subject(draft), Dates()
        self._message_id = b"<%%b@%b>" % domain_of(draft.sender.address).encode()
        self.constant = () if self._subject.personal else ((b"Subject", self._subject.of("", "")),)
        self.names: tuple[bytes, ...] = (b"Date", b"To", b"Message-ID")
        if self._subject.personal:
            self.names += (b"Subject",)
        self._leave = None
        if draft.listed:
            self.names += (b"List-Unsubscribe", b"CFBL-Feedback-ID")
            self._leave = _leave_pattern(draft)

    def of(self, person: Person, to: str, tokens: Tokens) -> tuple[Field, ...]:
        """The headers of one person, whose address is written `to`."""
        name = clean(person.name)
        values = [
            self._dates.written(person.at),
            named(phrase(name), to.encode()),
            self._message_id % tokens.message_id.encode(),
        ]
        if self._subject.personal:
            values.append(self._subject.of(one_line(person.name), person.address))
        if self._leave:
            values.append(self._leave % (person.leave_token.encode(), tokens.leave.encode()))
            values.append(tokens.feedback.encode())
        return tuple(zip(self.names, values, strict=True))


class Subject:
    """The subject of one language."""

    def __init__(self, draft: Draft) -> None:
        self._pieces = draft.cut(draft.subject)
        self.personal = any(isinstance(piece, Blank) for piece in self._pieces)

    def of(self, name: str, email: str) -> bytes:
        """As this person reads it."""
        words = {"name": name, "email": email}
        said = [piece if isinstance(piece, str) else words[piece.name] or piece.otherwise for piece in self._pieces]
        return unstructured(clean("".join(said)), len("Subject: "))


class Dates:
    """The header Date, written once a second (RFC 5322, section 3.3)."""

    def __init__(self) -> None:
        self._second: datetime | None = None
        self._written = b""

    def written(self, at: datetime) -> bytes:
        """The instant, to the second."""
        second = at.replace(microsecond=0)
        if second != self._second:
            self._second, self._written = second, format_datetime(second).encode()
        return self._written


def _leave_pattern(draft: Draft) -> bytes:
    """RFC 2369: the order is our preference; RFC 8058: one https URI, whose POST is the whole act."""
    page = draft.footer.leave_url.encode().replace(b"%", b"%%")
    return b"<%b%%b>,\r\n <mailto:leave+%%b@%b?subject=leave>" % (page, draft.sender.bounce_domain.encode())
