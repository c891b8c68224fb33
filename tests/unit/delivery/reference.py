"""The same letter by the standard library: slow, and right by others' work."""

from dataclasses import replace
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime
from typing import Any

from tests.unit.delivery.letters import KEY, Letter

from jatak.content.footer import sentence
from jatak.content.placeholders import fill, fill_html
from jatak.delivery.compose.addresses import address
from jatak.delivery.compose.phrases import clean
from jatak.delivery.compose.tokens import Purpose, token

# The standard library turns a long URI without spaces into an encoded word, which no receiver takes for a URI.
LITERAL = {"list-unsubscribe", "message-id", "cfbl-feedback-id", "date"}


class LiteralPolicy(EmailPolicy):
    """The policy SMTP; headers of the set LITERAL are neither parsed nor folded."""

    def header_store_parse(self, name: str, value: Any) -> tuple[str, Any]:
        """Keep what is literal."""
        return (name, value) if name.lower() in LITERAL else super().header_store_parse(name, value)

    def _fold(self, name: str, value: Any, refold_binary: bool = False) -> str:
        if name.lower() in LITERAL:
            return f"{name}: {value}\r\n"
        return str(super()._fold(name, value, refold_binary))  # type: ignore[misc]


def reference(letter: Letter) -> bytes:
    """The bytes of the letter."""
    draft, person = letter
    places = {"name": person.name, "email": person.address, "company": draft.company}
    link = draft.footer.leave_url + person.leave_token
    said = sentence(draft.company, person.why, draft.footer.language or draft.language)
    foot = replace(draft.footer, why=said, leave_url=link)
    message = EmailMessage(policy=LiteralPolicy(**{**SMTP.__dict__, "cte_type": "7bit"}))
    text = fill(_lines(draft.text).rstrip(), places)
    message.set_content(f"{text}\n\n{foot.as_text()}", cte="quoted-printable")
    if draft.html:
        page = fill_html(_lines(draft.html), places)
        page = _page(page, foot.as_html(draft.language), draft.language)
        message.add_alternative(page, subtype="html", cte="quoted-printable")
    for name, value in _headers(letter, fill(draft.subject, places)):
        message[name] = value
    return message.as_bytes()


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _page(page: str, footer: str, language: str) -> str:
    if "</body>" in page:
        before, end, after = page.rpartition("</body>")
        return before + footer + end + after
    return f'<!doctype html>\n<html lang="{language}">\n<body>\n{page}\n{footer}</body>\n</html>\n'


def _headers(letter: Letter, subject: str) -> list[tuple[str, object]]:
    draft, person = letter
    domain = address(draft.sender.address).domain
    usual: list[tuple[str, object]] = [
        ("Date", format_datetime(person.at)),
        ("From", _mailbox(draft.sender.name, draft.sender.address)),
        # The library takes some long names with quotes for a part of the address.
        ("To", _mailbox("", person.address)),
        ("Subject", clean(subject)),
        ("Message-ID", f"<{token(KEY, Purpose.MESSAGE_ID, person.message_id)}@{domain}>"),
        ("Content-Language", draft.language),
    ]
    if not draft.listed:
        return [*usual, ("Auto-Submitted", "auto-generated")]
    page, mailed = draft.footer.leave_url + person.leave_token, token(KEY, Purpose.LEAVE, person.message_id)
    return [
        *usual,
        ("List-Id", f'"{draft.listed.name}" <{draft.listed.id}.{domain}>'),
        ("List-Unsubscribe", f"<{page}>, <mailto:leave+{mailed}@{draft.sender.bounce_domain}?subject=leave>"),
        ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        ("CFBL-Address", f"fbl@{domain}; report=arf"),
        ("CFBL-Feedback-ID", token(KEY, Purpose.FEEDBACK, person.message_id)),
    ]


def _mailbox(name: str, text: str) -> Address:
    plain = address(text)
    return Address(display_name=clean(name), username=plain.username, domain=plain.domain)
