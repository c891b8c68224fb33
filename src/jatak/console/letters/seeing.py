"""A letter as somebody sees it, with its foot."""

from dataclasses import dataclass

from django.conf import settings

from jatak.content.blocks.dress import dress_of
from jatak.content.blocks.made import made
from jatak.content.blocks.pictures import gallery_of
from jatak.content.drafts import Words
from jatak.content.drafts.editing import body_of
from jatak.content.facts import can_leave
from jatak.content.footer import Footer, Reason, Why, footer
from jatak.content.models import TemplateText, TemplateVersion
from jatak.content.naming import language_named
from jatak.content.placeholders import fill, fill_html
from jatak.content.readers import foot_for
from jatak.content.sms.counted import sms_text
from jatak.delivery.compose.page import around_footer
from jatak.delivery.sender import NotReadyToSend, identity
from jatak.gate.message import Channel


@dataclass(frozen=True, slots=True)
class Seen:
    """One language, filled with the words of whoever looks."""

    language: str
    subject: str
    preheader: str
    html: str
    """Empty where it is plain text alone."""
    text: str

    @property
    def named(self) -> str:
        """The name of its language."""
        return language_named(self.language)


def seen(text: TemplateText, name: str, reader: str = "") -> Seen:
    """As it stands; to a reader of another language, with the foot that they get."""
    foot = foot_for(reader, text.language)
    return _seen(text.version, text.language, text.subject, text.preheader, text.html, text.text, name, foot)


def seen_before_saving(version: TemplateVersion, language: str, words: Words, name: str, base_url: str) -> Seen:
    """As it would stand; pictures are fetched below `base_url`."""
    gallery = gallery_of(version.template.controller, base_url)
    letter = made(words.body, dress_of(version.template), language, words.subject, words.preheader, gallery)
    text = letter.text if words.text is None else words.text
    return _seen(version, language, words.subject, words.preheader, letter.html, text, name, language)


def words_that_stand(text: TemplateText) -> Words:
    """What was saved, as if it were typed again."""
    return Words(text.subject, text.preheader, body_of(text), text.text if text.own_text else None)


def _seen(
    version: TemplateVersion, language: str, subject: str, preheader: str, page: str, plain: str, name: str, under: str
) -> Seen:
    words = {"name": name, "email": "ana@example.com", "company": version.template.controller.name}
    if version.template.channel == Channel.SMS:
        return Seen(language, "", "", "", sms_text(version, plain, under, name, settings.JATAK_PUBLIC_URL))
    foot = _foot(version, under)
    html = ""
    if page:
        before, after = around_footer(page, language)
        html = fill_html(before, words) + (foot.as_html(language) if foot else "") + fill_html(after, words)
    text = fill(plain, words).rstrip() + (f"\n\n{foot.as_text()}" if foot else "")
    return Seen(language, fill(subject, words), fill(preheader, words), html, text)


def _foot(version: TemplateVersion, language: str) -> Footer | None:
    """None while the company does not say who it is: then nothing goes out either."""
    try:
        who = identity(version.template.controller)
    except NotReadyToSend:
        return None
    leaves = can_leave(version)
    url = f"{settings.JATAK_PUBLIC_URL}/l/" if leaves else ""
    return footer(who, Why(Reason.OTHER if leaves else Reason.SERVICE), language, url)
