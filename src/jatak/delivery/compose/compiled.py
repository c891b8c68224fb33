"""All letters of one language as a form, of which each person's is made by filling in."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from jatak.base.errors import JatakError
from jatak.delivery.compose.addresses import written
from jatak.delivery.compose.body import Field, lines
from jatak.delivery.compose.composed import Composed
from jatak.delivery.compose.draft import Draft, check
from jatak.delivery.compose.form import Form
from jatak.delivery.compose.head import constant
from jatak.delivery.compose.own import as_pieces, own_headers
from jatak.delivery.compose.parts import body_of
from jatak.delivery.compose.person import Person
from jatak.delivery.compose.subject import Subject
from jatak.delivery.compose.tokens import tokens
from jatak.delivery.compose.words import Words

Seal = Callable[[bytes, bytes, datetime], bytes]
"""Takes a letter's own headers as they are written, its body and the instant; gives the lines that go before all."""


class Signing(Protocol):
    """Who signs letters."""

    def seal(self, constant: Sequence[Field], own: Sequence[bytes]) -> Seal:
        """Prepares for all letters with these constant headers, and with own ones of these names."""


class InsecureLeaveLink(JatakError):
    """The link to leave is no https address, as RFC 8058 wants it."""


class Compiled:
    """Writes the letters of one language; raises InsecureLeaveLink, BrokenTemplate, UnusableAddress (the sender's)."""

    def __init__(self, draft: Draft, key: bytes, signing: Signing | None = None) -> None:
        if draft.listed and not draft.footer.leave_url.startswith("https://"):
            raise InsecureLeaveLink("The link to leave must begin with https://.", "Set JATAK_PUBLIC_URL.")
        check(draft)
        self._key, self._bounce_domain = key, draft.sender.bounce_domain
        self._utf8 = not written(draft.sender.address).isascii()
        subject, body = Subject(draft), body_of(draft)
        self._words = Words(draft, subject)
        fields, own = (*constant(draft), *subject.constant, *body.fields), own_headers(draft, subject.personal)
        self._form = Form.of([lines(fields), *as_pieces(own), b"\r\n", *body.pieces])
        self._ascii_only = self._form.ascii_only
        self._own_begins = len(lines(fields))
        self._seal = signing.seal(fields, [name for name, _ in own]) if signing else None

    def fill(self, person: Person) -> Composed:
        """One person's letter; raises UnusableAddress, or ValueError for words that cannot be encoded."""
        to = written(person.address)
        names = tokens(self._key, person.message_id)
        data = self._form.filled(self._words.of(person, to, names))
        if self._seal:
            data = self._sealed(self._seal, data, person.at)
        sender, plain = f"bounce+{names.bounce}@{self._bounce_domain}", to.isascii()
        return Composed(sender, to, data, self._utf8 or not plain, names.bounce, self._ascii_only and plain)

    def _sealed(self, seal: Seal, data: bytes, at: datetime) -> bytes:
        head, body = data.split(b"\r\n\r\n", 1)
        return seal(head[self._own_begins :] + b"\r\n", body, at) + data
