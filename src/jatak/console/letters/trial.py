"""The letter as a real mail to those who work here."""

from email import message_from_bytes, policy
from email.message import EmailMessage as Parsed
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from jatak.base.clock import now
from jatak.content.facts import can_leave
from jatak.content.footer import Reason, Why, footer
from jatak.content.models import TemplateText
from jatak.content.readers import foot_for
from jatak.delivery.compose.addresses import domain_of
from jatak.delivery.compose.compiled import Compiled
from jatak.delivery.compose.composed import Composed
from jatak.delivery.compose.draft import Draft
from jatak.delivery.compose.person import Person
from jatak.delivery.dkim.signing import Signing
from jatak.delivery.sender import identity, sender

KEY = b"a test mail names nobody"
MARK = "[Test] "


def compose(text: TemplateText, name: str, address: str, reader: str = "") -> Composed:
    """The bytes as people would get them, but for the mark in the subject and a link to leave that names nobody.

    To a reader of another language than the text's the foot speaks theirs, as it would to them.

    Raises NotReadyToSend, BrokenTemplate, UnusableAddress.
    """
    template = text.version.template
    leaves = can_leave(text.version)
    company, from_ = identity(template.controller), sender(template.controller, template.brand, leaves)
    why = Why(Reason.OTHER if leaves else Reason.SERVICE)
    link = f"{settings.JATAK_PUBLIC_URL}/l/" if leaves else ""
    draft = Draft(
        sender=from_,
        company=company.company,
        language=text.language,
        subject=MARK + text.subject,
        text=text.text,
        html=text.html,
        footer=footer(company, why, foot_for(reader, text.language), link),
        listed=None,
    )
    person = Person(0, name, address, "test" if leaves else "", why, now())
    return Compiled(draft, KEY, Signing.for_domain(domain_of(from_.address))).fill(person)


def send(text: TemplateText, to: list[tuple[str, str]], reader: str = "") -> None:
    """Send it to these names and addresses at once; raises as `compose`, and OSError of the relay."""
    mails: list[EmailMessage] = [_Ready(compose(text, name, address, reader)) for name, address in to]
    get_connection().send_messages(mails)


class _Ready(EmailMessage):
    """A mail that is composed already, for Django's way out."""

    def __init__(self, composed: Composed) -> None:
        super().__init__(from_email=composed.envelope_from, to=[composed.envelope_to])
        self._data = composed.data

    def message(self, *args: Any, **options: Any) -> Any:
        """The very bytes, since another folding would break the signature."""
        parsed: Any = message_from_bytes(self._data, _class=_Bytes, policy=policy.SMTP)
        parsed.data = self._data
        return parsed


class _Bytes(Parsed):
    data: bytes

    def as_bytes(self, *args: Any, **options: Any) -> bytes:
        """As they were composed."""
        return self.data
