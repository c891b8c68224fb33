"""All letters of one language as constant bytes, of which each person's are made by filling in."""

import html
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Protocol

from jatak.base.errors import JatakError
from jatak.content.footer import Why, sentence
from jatak.content.placeholders import one_line
from jatak.delivery.compose.addresses import written
from jatak.delivery.compose.body import Field, lines
from jatak.delivery.compose.composed import Composed
from jatak.delivery.compose.draft import Draft, check
from jatak.delivery.compose.head import constant
from jatak.delivery.compose.own import OwnHeaders
from jatak.delivery.compose.parts import body_of
from jatak.delivery.compose.person import Person
from jatak.delivery.compose.quoted import inserted, inserted_token
from jatak.delivery.compose.tokens import tokens

SENTENCES_KEPT = 4096

Seal = Callable[[Sequence[Field], bytes, datetime], bytes]
"""Takes a letter's own headers, its body and the instant; gives the lines that go before all others."""


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
        self._draft, self._key = draft, key
        self._own, self._body = OwnHeaders(draft), body_of(draft)
        fields = (*constant(draft), *self._own.constant, *self._body.fields)
        self._constant = lines(fields)
        self._seal = signing.seal(fields, self._own.names) if signing else None
        self._utf8 = not written(draft.sender.address).isascii()
        self._sentences: dict[tuple[str, date | None, str, str], tuple[bytes, bytes]] = {}

    def fill(self, person: Person) -> Composed:
        """One person's letter; raises UnusableAddress, or ValueError for words that cannot be encoded."""
        to = written(person.address)
        names = tokens(self._key, person.message_id)
        own = self._own.of(person, to, names)
        body = self._body.filled(self._words(person))
        sealed = self._seal(own, body, person.at) if self._seal else b""
        data = b"".join((sealed, self._constant, lines(own), b"\r\n", body))
        sender = f"bounce+{names.bounce}@{self._draft.sender.bounce_domain}"
        return Composed(sender, to, data, self._utf8 or not to.isascii(), names.bounce)

    def _words(self, person: Person) -> tuple[bytes, ...]:
        """In the order of `Word`."""
        name, email = one_line(person.name), person.address
        why_text, why_html = self._why(person.why)
        return (
            inserted(name),
            inserted(email),
            why_text,
            inserted(html.escape(name)),
            inserted(html.escape(email)),
            why_html,
            inserted_token(person.leave_token.encode()),
        )

    def _why(self, why: Why) -> tuple[bytes, bytes]:
        said = why.reason, why.at and why.at.date(), why.place_kind, why.place_name
        if said not in self._sentences:
            if len(self._sentences) >= SENTENCES_KEPT:
                self._sentences.clear()
            words = sentence(self._draft.company, why, self._draft.language)
            self._sentences[said] = inserted(words), inserted(html.escape(words))
        return self._sentences[said]
