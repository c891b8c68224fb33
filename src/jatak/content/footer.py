"""The end of every message: who writes, why the person gets it, and how to leave."""

import html
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from jatak.content.placeholders import one_line
from jatak.content.words import family, spoken, words_of

_FOOT = (
    ' style="max-width:552px;margin:0 auto;padding:8px 24px 32px;'
    "font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:13px;line-height:20px;"
    'color:#55646a">'
)
_BEGIN = '<div class="j-foot"'
_RULE = '<hr style="max-width:552px;border:0;border-top:1px solid #cfd6d8">'
_LEAVE = '<br>\n<a style="color:inherit;text-decoration:underline" href="'


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
    language: str = ""
    """That it speaks; empty for that of the text above it."""

    def as_text(self) -> str:
        """The footer under the text part."""
        before, between, after = self.around_text()
        return before + self.why + between + self.leave_url + after

    def as_html(self, page: str = "") -> str:
        """The footer at the end of the HTML part, whose language is `page`."""
        before, between, after = self.around_html(page)
        return before + html.escape(self.why) + between + html.escape(self.leave_url) + after

    def around_text(self) -> tuple[str, str, str]:
        """What stands before, between and after sentence and link; it begins with the separator of RFC 3676."""
        leave = f"\n{self.leave}: " if self.leave_url else ""
        return "-- \n", leave, "\n".join(["\n", *self.identity]) + "\n"

    def around_html(self, page: str = "") -> tuple[str, str, str]:
        """What stands before, between and after sentence and link in the HTML part, whose language is `page`.

        Where it speaks another one, it says which, so that it is read out right.
        """
        lang = f' lang="{self.language}"' if page and self.language and self.language != family(page) else ""
        leave, ending = (_LEAVE, f'">{html.escape(self.leave)}</a>') if self.leave_url else ("", "")
        lines = "".join(f"<br>\n{html.escape(line)}" for line in self.identity)
        return f'{_RULE}{_BEGIN}{lang}{_FOOT}<p style="margin:0">', leave, f"{ending}{lines}</p></div>\n"


def footer(identity: Identity, why: Why, language: str, leave_url: str = "") -> Footer:
    """The footer of one message."""
    said = sentence(identity.company, why, language)
    return Footer(said, _lines(identity, language), words_of(language).leave, leave_url, spoken(language))


def sentence(company: str, why: Why, language: str) -> str:
    """Why the person gets it, in one line of text."""
    words = words_of(language)
    reason = why.reason if why.at or why.reason in (Reason.SERVICE, Reason.OTHER) else Reason.OTHER
    form: str = getattr(words, reason.value)
    said = form.format(
        company=company,
        date=words.date(why.at) if why.at else "",
        place=words.place(why.place_kind, why.place_name),
    )
    return one_line(said)


def _lines(identity: Identity, language: str) -> tuple[str, ...]:
    words = words_of(language)
    return (
        one_line(identity.legal_name),
        ", ".join(line.strip() for line in identity.postal_address.splitlines() if line.strip()),
        f"{words.registration}: {one_line(identity.registration_number)}",
        f"{words.contact}: {one_line(identity.contact)}",
    )
