"""What a letter looks like as it is now, with its foot, to somebody called Ana."""

from dataclasses import dataclass

from django.conf import settings

from jatak.content.facts import can_leave
from jatak.content.footer import Footer, Reason, Why, footer
from jatak.content.models import TemplateText, TemplateVersion
from jatak.content.placeholders import fill, fill_html
from jatak.delivery.compose.page import around_footer
from jatak.delivery.sender import NotReadyToSend, identity

NAME = "Ana"


@dataclass(frozen=True, slots=True)
class Seen:
    """One language of a letter."""

    language: str
    subject: str
    preheader: str
    html: str
    """Empty where it is plain text alone."""
    text: str


def seen(version: TemplateVersion) -> list[Seen]:
    """Every language, that of the company first."""
    default = version.template.controller.default_language
    texts = sorted(version.texts.all(), key=lambda text: (text.language != default, text.language))
    return [_seen(version, text) for text in texts]


def _seen(version: TemplateVersion, text: TemplateText) -> Seen:
    words = {"name": NAME, "email": "ana@example.com", "company": version.template.controller.name}
    foot = _foot(version, text.language)
    html = ""
    if text.html and text.text.strip():
        before, after = around_footer(text.html, text.language)
        html = fill_html(before, words) + (foot.as_html() if foot else "") + fill_html(after, words)
    plain = fill(text.text, words) + (f"\n{foot.as_text()}" if foot else "") if text.text.strip() else ""
    return Seen(text.language, fill(text.subject, words), fill(text.preheader, words), html, plain)


def _foot(version: TemplateVersion, language: str) -> Footer | None:
    """None while the company does not say who it is: then nothing goes out either."""
    try:
        who = identity(version.template.controller)
    except NotReadyToSend:
        return None
    leaves = can_leave(version)
    url = f"{settings.JATAK_PUBLIC_URL}/l/..." if leaves else ""
    return footer(who, Why(Reason.OTHER if leaves else Reason.SERVICE), language, url)
