"""Whether the words of one language can be sent."""

from dataclasses import replace

from django.utils.translation import gettext as _

from jatak.content.blocks.plain import plain
from jatak.content.blocks.reading import parts_of
from jatak.content.checks.blocks import of_blocks
from jatak.content.checks.places import of_places
from jatak.content.checks.promotion import of_promotion
from jatak.content.checks.sms import of_sms
from jatak.content.findings import Finding
from jatak.content.models import TemplateText
from jatak.gate.message import Channel

LONG_SUBJECT = 70
"""Letters; phones show about forty, other inboxes about seventy."""
CLIPPED = 100_000
"""Bytes; Gmail shows the first 102 kB of a message and a link to the rest."""


def of_language(text: TemplateText) -> list[Finding]:
    """Subject, blocks, text part."""
    if text.version.template.channel == Channel.SMS:
        found = [*of_sms(text), *of_places(text), *of_promotion(text)]
    else:
        found = [*_subject(text), *_text(text), *_html(text), *of_places(text), *of_promotion(text)]
    found += of_blocks(text) if text.body is not None else []
    return [replace(finding, language=text.language) for finding in found]


def _subject(text: TemplateText) -> list[Finding]:
    if not text.subject:
        return [Finding("subject_missing", _("The subject is missing."), stops=True, place="subject")]
    if len(text.subject) > LONG_SUBJECT:
        said = _("The subject has %(letters)s letters; inboxes show the first %(limit)s at most.")
        said %= {"letters": len(text.subject), "limit": LONG_SUBJECT}
        return [Finding("subject_long", said, stops=False, place="subject")]
    return []


def _text(text: TemplateText) -> list[Finding]:
    if not text.text.strip():
        return [Finding("text_missing", _("There are no words yet."), stops=True, place="text")]
    if text.own_text and text.body is not None and text.text.strip() != plain(parts_of(text.body)).strip():
        said = _("The text part is written by hand. Look whether it still says what the blocks say.")
        return [Finding("own_text", said, stops=False, place="text")]
    return []


def _html(text: TemplateText) -> list[Finding]:
    if len(text.html.encode()) <= CLIPPED:
        return []
    said = _("The letter is longer than Gmail shows; the way to leave at its end would be cut off.")
    return [Finding("clipped", said, stops=False)]
