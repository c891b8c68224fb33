"""The end of every message: who writes, why the person gets it, and how to leave."""

import html
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from jatak.content.placeholders import one_line
from jatak.content.words import words_of


class Reason(StrEnum):
    """On what ground the person gets the message; the names are those of the footer's words."""

    CONSENT = "consent"
    SALE = "sale"
    DONATION = "donation"
    MEMBERSHIP = "membership"
    CUSTOMER = "customer"
    OTHER = "other"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Why:
    """The person's own ground: what it is, when it came to be, and where a yes was said."""

    reason: Reason
    at: datetime | None = None
    place_kind: str = ""
    place_name: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who writes, as the law wants it said (e-Commerce Directive art. 5, ePrivacy Directive art. 13(4))."""

    company: str
    legal_name: str
    postal_address: str
    registration_number: str
    contact: str


@dataclass(frozen=True, slots=True)
class Footer:
    """The lines of one footer, in one language."""

    why: str
    identity: tuple[str, ...]
    leave: str
    leave_url: str
    """Empty for a service message, which nobody can leave."""

    def as_text(self) -> str:
        """The footer under the text part; its first line is the signature separator of RFC 3676."""
        leave = [f"{self.leave}: {self.leave_url}"] if self.leave_url else []
        return "\n".join(["-- ", self.why, *leave, "", *self.identity]) + "\n"

    def as_html(self) -> str:
        """The footer at the end of the HTML part."""
        lines = [html.escape(self.why)]
        if self.leave_url:
            lines.append(f'<a href="{html.escape(self.leave_url)}">{html.escape(self.leave)}</a>')
        lines.extend(html.escape(line) for line in self.identity)
        return '<hr><p style="font-size:small">' + "<br>\n".join(lines) + "</p>\n"


def footer(identity: Identity, why: Why, language: str, leave_url: str = "") -> Footer:
    """The footer of one message."""
    words = words_of(language)
    reason = why.reason if why.at or why.reason in (Reason.SERVICE, Reason.OTHER) else Reason.OTHER
    sentence: str = getattr(words, reason.value)
    said = sentence.format(
        company=identity.company,
        date=words.date(why.at) if why.at else "",
        place=words.place(why.place_kind, why.place_name),
    )
    return Footer(one_line(said), _lines(identity, language), words.leave, leave_url)


def _lines(identity: Identity, language: str) -> tuple[str, ...]:
    words = words_of(language)
    return (
        one_line(identity.legal_name),
        ", ".join(line.strip() for line in identity.postal_address.splitlines() if line.strip()),
        f"{words.registration}: {one_line(identity.registration_number)}",
        f"{words.contact}: {one_line(identity.contact)}",
    )
